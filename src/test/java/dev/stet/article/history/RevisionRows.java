package dev.stet.article.history;

import java.util.UUID;

import dev.stet.article.draft.Article;
import dev.stet.article.editing.SlugChange;
import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;

/** What tests of the history see or do behind the API's back. */
final class RevisionRows {

    private RevisionRows() {
    }

    static UUID id(String slug) {
        return QuarkusTransaction.requiringNew().call(() -> Article.<Article> find("slug", slug).singleResult().id);
    }

    static String tag(UUID id) {
        return QuarkusTransaction.requiringNew().call(() -> Article.<Article> findById(id).tag().toString());
    }

    static void rename(UUID id, String slug) {
        Arc.container().instance(SlugChange.class).get().to(id, slug);
    }
}
