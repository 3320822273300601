/**
 * Other programs keep up: the log of changes by pages, by waiting, as a stream, and from a snapshot on. Says who may read
 * what of it; writes none of it.
 */
package dev.stet.sync;
