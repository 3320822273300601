/**
 * Articles with all that they ever said, as lines that can be kept elsewhere, and back.
 */
package dev.stet.article.archive;
