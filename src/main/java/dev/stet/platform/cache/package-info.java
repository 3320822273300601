/**
 * Answers to public reads: kept, tagged by their bytes, given out again, and dropped when they are stale.
 */
package dev.stet.platform.cache;
