package dev.stet.article;

import static org.junit.jupiter.api.Assertions.fail;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;

import dev.stet.article.draft.Article;
import dev.stet.change.ChangeEntry;
import dev.stet.change.ChangeLogReader;
import io.quarkus.arc.Arc;
import io.quarkus.arc.Unremovable;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;

/** What the change log tells of one article. */
@Singleton
@Unremovable
public class ArticleChanges {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ChangeLogReader changes;

    ArticleChanges(ChangeLogReader changes) {
        this.changes = changes;
    }

    static ChangeLogReader changes() {
        return Arc.container().instance(ArticleChanges.class).get().changes;
    }

    public static List<ChangeEntry> of(String slug) {
        UUID article = QuarkusTransaction.requiringNew().call(() -> Article.<Article> find("slug", slug).firstResult().id);
        Long first = QuarkusTransaction.requiringNew().call(() -> Panache.getSession().createNativeQuery("""
                SELECT coalesce(min(position) FILTER (WHERE article_id = :article), max(position) + 1, 1) FROM change""",
                Long.class).setParameter("article", article).getSingleResult());
        return changes().after(first - 1, Integer.MAX_VALUE).stream().filter(entry -> article.equals(entry.article())).toList();
    }

    public static List<String> kinds(String slug) {
        return of(slug).stream().map(ChangeEntry::kind).toList();
    }

    /** The entry of that kind, as soon as it is there. */
    public static ChangeEntry await(String slug, String kind) throws InterruptedException {
        for (Instant end = Instant.now().plus(PATIENCE); Instant.now().isBefore(end); Thread.sleep(50)) {
            for (ChangeEntry entry : of(slug)) {
                if (entry.kind().equals(kind)) {
                    return entry;
                }
            }
        }
        return fail("The log never told of " + kind);
    }
}
