package dev.stet.article.reading;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import org.hibernate.query.NativeQuery;

import dev.stet.article.edition.EditionSql;
import io.quarkus.hibernate.orm.panache.Panache;

/** What readers see of an article in passing: what it is called now, and where it is. */
public record Headline(String title, String slug, String locale, Instant publishedAt) {

    /** Empty where readers see nothing of the article. */
    public static Optional<Headline> of(UUID article) {
        @SuppressWarnings("unchecked")
        NativeQuery<Object[]> query = Panache.getSession()
                .createNativeQuery("SELECT e.title, e.slug, e.locale, e.published_at FROM edition e"
                        + " WHERE e.article_id = :article AND e.redacted_at IS NULL AND " + EditionSql.VISIBLE, Object[].class)
                .unwrap(NativeQuery.class);
        return query.addScalar("title", String.class).addScalar("slug", String.class).addScalar("locale", String.class)
                .addScalar("published_at", Instant.class)
                .setParameter("article", article).getResultStream().findFirst()
                .map(row -> new Headline((String) row[0], (String) row[1], (String) row[2], (Instant) row[3]));
    }

    /** In the API, as a relative reference. */
    public String path() {
        return "/api/v1/articles/" + URLEncoder.encode(slug, StandardCharsets.UTF_8).replace("+", "%20") + "?locale=" + locale;
    }
}
