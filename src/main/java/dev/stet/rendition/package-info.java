/**
 * An article in forms that other programs know, at addresses of their own.
 */
package dev.stet.rendition;
