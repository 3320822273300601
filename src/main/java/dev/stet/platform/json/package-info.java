/**
 * How JSON is read and written: strictly, and with clean text only.
 */
package dev.stet.platform.json;
