/**
 * What editors do to working copies: write articles and sections, list, trash and restore them, and open or close
 * them to comments. Each use case is one transaction that begins with the article's row.
 */
package dev.stet.article.editing;
