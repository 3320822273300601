/**
 * Links that show a working copy to whoever holds one, until they expire or are revoked.
 */
package dev.stet.article.preview;
