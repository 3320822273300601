/**
 * Markdown to clean HTML and plain text, words and reading time, slugs, front matter.
 */
package dev.stet.text;
