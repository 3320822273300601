/**
 * Full text search over what readers see: an index kept in the transactions that change editions, hits at the level of
 * sections, snippets, and a suggestion for what was mistyped.
 */
package dev.stet.search;
