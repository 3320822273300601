/**
 * What an article says, as values: whole and immutable, compared by equality; as editors send it and archives keep it. Of the
 * database it knows only the tags and authors that articles name.
 */
package dev.stet.article.content;
