package dev.stet.article.draft;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;

import io.quarkus.arc.Arc;

/** What drafts have to know of editions, as it is in the database. Declared here and implemented above, where these are. */
public interface PublicationLookup {

    /** For what is no bean. */
    static PublicationLookup get() {
        return Arc.container().instance(PublicationLookup.class).get();
    }

    /** Those of these articles that readers find now. */
    Set<UUID> published(Collection<UUID> articles);

    /** Whether any edition of the article, also a past one, bears the slug. */
    boolean bears(UUID article, String locale, String slug);

    /** Whether readers find the article now, and have found it under the slug. */
    boolean hasShown(UUID article, String locale, String slug);

    /**
     * The article's editions that are not over, by the clock of the transaction's beginning.
     *
     * @return a text that differs when what readers see, or will see, does; empty where there are none
     */
    String editions(UUID article);
}
