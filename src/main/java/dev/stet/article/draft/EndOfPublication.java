package dev.stet.article.draft;

import dev.stet.auth.account.Caller;

/** Takes an article from its readers. Declared here and implemented above, where editions are known. */
public interface EndOfPublication {

    /**
     * Ends what is visible now and cancels what is to come, and tells the log; does nothing where there is neither.
     *
     * @param article locked by the caller's transaction
     */
    void end(Article article, Caller caller);
}
