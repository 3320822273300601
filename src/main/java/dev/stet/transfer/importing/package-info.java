/**
 * Import: Markdown with front matter, NDJSON and archives; the sample articles.
 */
package dev.stet.transfer.importing;
