/**
 * Tags and authors: which ones readers find on published articles, and what editors call them.
 */
package dev.stet.article.vocabulary;
