package dev.stet.transfer;

import dev.stet.article.draft.ArticleForm;

/**
 * An article as it came in, ready to be saved.
 *
 * @param form valid
 * @param commentsOpen {@code null} where the item does not say
 */
record ArticleItem(ArticleForm form, Boolean commentsOpen) {
}
