/**
 * Where machines look first: what there is to read, and whom to tell of a hole.
 */
package dev.stet.discovery;
