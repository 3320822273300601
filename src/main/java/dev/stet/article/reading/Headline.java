package dev.stet.article.reading;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import dev.stet.article.edition.EditionSql;
import io.quarkus.hibernate.orm.panache.Panache;

/** What readers see of an article in passing: what it is called now, and where it is. */
public record Headline(String title, String slug, String locale, Instant publishedAt) {

    /** Empty where readers see nothing of the article. */
    public static Optional<Headline> of(UUID article) {
        return Panache.getSession()
                .createNativeQuery("SELECT e.title, e.slug, e.locale, e.published_at FROM edition e"
                        + " WHERE e.article_id = :article AND e.redacted_at IS NULL AND " + EditionSql.VISIBLE, Headline.class)
                .setParameter("article", article).uniqueResultOptional();
    }

    /** In the API, as a relative reference. */
    public String path() {
        return "/api/v1/articles/" + URLEncoder.encode(slug, StandardCharsets.UTF_8).replace("+", "%20") + "?locale=" + locale;
    }
}
