/**
 * What an article says, as values: whole and immutable, compared by equality. Knows no database.
 */
package dev.stet.article.content;
