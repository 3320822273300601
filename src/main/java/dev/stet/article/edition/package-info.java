/**
 * Editions, what readers see from one instant to another: periods, rendering, redaction, the log of their boundaries.
 */
package dev.stet.article.edition;
