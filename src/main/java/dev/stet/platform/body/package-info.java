/**
 * Request bodies: how they arrive, how long, and how many at once.
 */
package dev.stet.platform.body;
