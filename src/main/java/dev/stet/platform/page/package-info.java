/**
 * Keyset pages and the signed cursors that lead from one to the next.
 */
package dev.stet.platform.page;
