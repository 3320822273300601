/**
 * What an article says, as values: whole and immutable, compared by equality; as editors send it and archives keep it. Knows
 * no database.
 */
package dev.stet.article.content;
