/**
 * API keys: their text, the row that is kept of one, and how a key is recognised.
 */
package dev.stet.auth.key;
