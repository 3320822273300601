/**
 * Readers' replies as threads: where each stands, which of them readers see, and how many those are.
 */
package dev.stet.comment.thread;
