package dev.stet.article;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import dev.stet.article.content.Content;
import dev.stet.article.draft.Article;
import dev.stet.article.draft.Revision;
import dev.stet.article.editing.SlugChange;
import dev.stet.article.edition.Edition;
import dev.stet.article.publication.Publishing;
import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;

/** What tests see or do behind the API's back. */
public final class TestArticles {

    private TestArticles() {
    }

    /** When the latest edition at the slug began. */
    public static Instant visibleSince(String slug) {
        return latest(slug).visibleFrom;
    }

    /** What a revision says, with all its texts. */
    public static Content said(String slug, int revision) {
        return QuarkusTransaction.requiringNew().call(
                () -> Revision.<Revision> findById(new Revision.Key(latest(slug).articleId, revision)).content());
    }

    /** In the order of their periods. */
    public static List<Edition> editions(String slug) {
        return QuarkusTransaction.requiringNew().call(() -> Edition.list("slug = ?1 order by visibleFrom", slug));
    }

    public static Edition latest(String slug) {
        return QuarkusTransaction.requiringNew()
                .call(() -> Edition.<Edition> find("slug = ?1 order by visibleFrom desc", slug).firstResult());
    }

    /** Gives an article another slug and publishes it there. */
    public static String rename(String id, String slug) {
        Arc.container().instance(SlugChange.class).get().to(UUID.fromString(id), slug);
        publish(id, null, null);
        return slug;
    }

    public static void publish(String id, Instant from, Instant until) {
        QuarkusTransaction.requiringNew().run(() -> {
            Article article = Article.lock(UUID.fromString(id)).orElseThrow();
            Arc.container().instance(Publishing.class).get().publish(article, from, until, article.createdBy);
        });
    }
}
