/**
 * The working copy that editors edit, its revisions, and the slugs it holds. Every edit first takes the article's row.
 */
package dev.stet.article.draft;
