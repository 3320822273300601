/**
 * The command line's import: sends files to a running Stet.
 */
package dev.stet.transfer.command;
