/**
 * Query parameters: declared by resource methods, read from the text that was sent.
 */
package dev.stet.platform.parameter;
