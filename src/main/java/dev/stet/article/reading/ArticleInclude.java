package dev.stet.article.reading;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/**
 * A member that another room adds to articles on demand ({@code include=}). Declared here and implemented above, so that
 * articles need not know who adds what.
 */
public interface ArticleInclude {

    /** The name in {@code include=} and of the member. */
    String member();

    /** Whether it goes into the summaries of a list, beside whole articles. */
    boolean fitsLists();

    /**
     * The member's value for each of the articles, written as JSON: where it fits lists by one statement however many there
     * are, else for one article at a time. An article that is not in the answer gets {@code null}.
     */
    Map<UUID, ?> of(Collection<UUID> articles);
}
