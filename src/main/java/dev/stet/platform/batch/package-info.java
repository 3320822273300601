/**
 * Background work over many rows, in which one that cannot be done holds up no other.
 */
package dev.stet.platform.batch;
