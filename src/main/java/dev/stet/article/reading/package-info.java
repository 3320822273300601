/**
 * Reading what is published, by one row and one round trip: articles, their sections, lists.
 */
package dev.stet.article.reading;
