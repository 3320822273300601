package dev.stet.article.archive;

import dev.stet.article.content.ArticleScopedLine;

/** An article that comes back from an archive, a line at a time, in one transaction: wholly or not at all. */
public interface ArticleRestoreSession {

    /**
     * The next line that belongs to it, in the order in which export wrote them.
     *
     * @throws dev.stet.platform.problem.Problem for what cannot be so, or cannot be here; then the transaction must end
     */
    void add(ArticleScopedLine line);

    /**
     * After its last line.
     *
     * @return whether anything was written
     * @throws dev.stet.platform.problem.Problem as {@link #add}
     */
    boolean end();
}
