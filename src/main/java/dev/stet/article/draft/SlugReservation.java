package dev.stet.article.draft;

import static org.hibernate.query.QueryFlushMode.NO_FLUSH;

import java.util.Optional;
import java.util.UUID;

import org.hibernate.Session;

import dev.stet.auth.account.Caller;
import dev.stet.auth.account.Role;
import dev.stet.text.Slugs;
import io.quarkus.hibernate.orm.panache.Panache;

/**
 * Which article has which slug in which locale. Reserved when a draft is saved; kept as long as the working copy or any
 * edition bears it, so that what readers once found stays findable.
 */
public final class SlugReservation {

    private static final int ATTEMPTS = 1_000;

    private SlugReservation() {
    }

    /** The article that holds the slug now, whether or not it bears it still. */
    public static Optional<UUID> holder(String locale, String slug) {
        return database().createNativeQuery("SELECT article_id FROM slug WHERE locale = :locale AND slug = :slug", UUID.class)
                .setQueryFlushMode(NO_FLUSH).setParameter("locale", locale).setParameter("slug", slug)
                .uniqueResultOptional();
    }

    /** As far as the caller may know: an author knows its own articles' slugs, and those where readers have found one. */
    public static Optional<UUID> holder(String locale, String slug, Caller caller) {
        if (caller.may(Role.READER)) {
            return holder(locale, slug);
        }
        return database().createNativeQuery("""
                SELECT a.id, a.created_by FROM slug s JOIN article a ON a.id = s.article_id
                WHERE s.locale = :locale AND s.slug = :slug""", Holder.class)
                .setParameter("locale", locale).setParameter("slug", slug).uniqueResultOptional()
                .filter(holder -> holder.createdBy.equals(caller.account())
                        || PublicationLookup.get().hasShown(holder.article, locale, slug))
                .map(Holder::article);
    }

    private record Holder(UUID article, UUID createdBy) {
    }

    /** Whether the article holds the slug after this call; no when another one does. */
    public static boolean reserve(String locale, String slug, UUID article) {
        // neither branch finds what another transaction committed meanwhile: then it is another's, too
        return database().createNativeQuery("""
                WITH new AS (INSERT INTO slug (locale, slug, article_id) VALUES (:locale, :slug, :article)
                             ON CONFLICT DO NOTHING RETURNING article_id)
                SELECT article_id FROM new
                UNION ALL SELECT article_id FROM slug WHERE locale = :locale AND slug = :slug""", UUID.class)
                .setQueryFlushMode(NO_FLUSH).setParameter("locale", locale).setParameter("slug", slug)
                .setParameter("article", article).getResultList().contains(article);
    }

    /** Reserves the slug made from a title, or that with the first number that is free. */
    public static String reserveFrom(String locale, String title, UUID article) {
        String slug = Slugs.of(title);
        String candidate = slug;
        for (int n = 2; !reserve(locale, candidate, article); n++) {
            candidate = Slugs.numbered(slug, n > ATTEMPTS ? (int) (article.getLeastSignificantBits() >>> 40) : n);
        }
        return candidate;
    }

    /** Lets go of a slug that the working copy no longer bears, unless an edition does. Needs the article's lock. */
    public static void release(String locale, String slug, UUID article) {
        if (!PublicationLookup.get().bears(article, locale, slug)) {
            database().createNativeQuery("DELETE FROM slug WHERE locale = :locale AND slug = :slug AND article_id = :article")
                    .setParameter("locale", locale).setParameter("slug", slug).setParameter("article", article)
                    .executeUpdate();
        }
    }

    private static Session database() {
        return Panache.getSession();
    }
}
