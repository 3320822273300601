/**
 * Export: an archive that brings everything back, or working copies as Markdown files.
 */
package dev.stet.transfer.exporting;
