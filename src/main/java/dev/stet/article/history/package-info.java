/**
 * What an article said before: its revisions, what changed between any two, and bringing one back.
 */
package dev.stet.article.history;
