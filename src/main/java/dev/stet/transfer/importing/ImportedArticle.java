package dev.stet.transfer.importing;

import dev.stet.article.content.ArticleForm;

/**
 * An article as it came in, ready to be saved.
 *
 * @param form valid
 * @param commentsOpen {@code null} where the item does not say
 */
record ImportedArticle(ArticleForm form, Boolean commentsOpen) {
}
