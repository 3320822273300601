/**
 * What import and export share: the lines of an archive, how they are read, and the report of an import.
 */
package dev.stet.transfer.format;
