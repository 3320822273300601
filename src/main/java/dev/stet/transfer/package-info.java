/**
 * Import and export: Markdown with front matter, NDJSON; the sample articles.
 */
package dev.stet.transfer;
