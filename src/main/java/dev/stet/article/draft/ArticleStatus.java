package dev.stet.article.draft;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.EntityManager;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.query.NativeQuery;

import dev.stet.auth.account.Account;
import io.quarkus.hibernate.orm.panache.Panache;

/**
 * Where an article stands with its readers, by the database's clock, and who edited it last. For working copies the view
 * {@code article_standing} decides it; what a publication answers with is read from its {@code EditionTimeline}, which locks.
 *
 * @param status the first that holds of trashed, published, scheduled, withdrawn, expired, draft
 * @param changed whether the working copy says something else than the edition that was frozen last
 * @param current what readers see, or {@code null}
 * @param next what they will see, or {@code null}
 */
public record ArticleStatus(String status, boolean changed, PeriodView current, PeriodView next, EditorView updatedBy) {

    /** For {@code FROM article a}, with {@link #JOINS}. */
    public static final String COLUMNS = """
            s.status AS status, s.changed AS changed,
            s.current_number AS c_number, s.current_revision AS c_revision, s.current_slug AS c_slug,
            s.current_from AS c_from, s.current_until AS c_until,
            s.next_number AS n_number, s.next_revision AS n_revision, s.next_slug AS n_slug,
            s.next_from AS n_from, s.next_until AS n_until, u.id AS editor, u.name AS editor_name""";
    public static final String JOINS = "JOIN article_standing s ON s.article_id = a.id JOIN account u ON u.id = a.updated_by";

    /** Whatever is to count must have been flushed. */
    public static ArticleStatus of(UUID article) {
        EntityManager database = Panache.getEntityManager();
        Object[] row = scalars(database.createNativeQuery(
                "SELECT " + COLUMNS + " FROM article a " + JOINS + " WHERE a.id = :article", Object[].class))
                .setParameter("article", article).getSingleResult();
        return read(row, 0);
    }

    @SuppressWarnings("unchecked")
    public static NativeQuery<Object[]> scalars(jakarta.persistence.Query query) {
        NativeQuery<Object[]> scalars = query.unwrap(NativeQuery.class);
        scalars.addScalar("status", String.class).addScalar("changed", Boolean.class);
        for (String edition : new String[] { "c", "n" }) {
            scalars.addScalar(edition + "_number", Integer.class).addScalar(edition + "_revision", Integer.class)
                    .addScalar(edition + "_slug", String.class).addScalar(edition + "_from", Instant.class)
                    .addScalar(edition + "_until", Instant.class);
        }
        return scalars.addScalar("editor", UUID.class).addScalar("editor_name", String.class);
    }

    /** @param at where {@link #COLUMNS} begin */
    public static ArticleStatus read(Object[] row, int at) {
        return new ArticleStatus((String) row[at], (Boolean) row[at + 1], period(row, at + 2), period(row, at + 7),
                new EditorView((UUID) row[at + 12], (String) row[at + 13]));
    }

    private static PeriodView period(Object[] row, int at) {
        return row[at] == null ? null
                : new PeriodView((Integer) row[at], (Integer) row[at + 1], (String) row[at + 2],
                        (Instant) row[at + 3], (Instant) row[at + 4]);
    }

    /** An edition of an article and when readers see it. */
    @Schema(name = "PeriodView", description = "An edition and when readers see it.", requiredProperties = { "edition",
            "revision", "slug", "from",
            "until" })
    public record PeriodView(
            @Schema(description = "Counts the publications of the article, from 1.", examples = "3") int edition,
            @Schema(description = "The revision that was frozen.", examples = "17") int revision,
            @Schema(examples = "deepseeks-rise") String slug,
            Instant from,
            @Schema(nullable = true, description = "null: for ever.") Instant until) {
    }

    /** Who edited something. */
    @Schema(name = "EditorView", description = "The account that edited something.", requiredProperties = { "id", "name" })
    public record EditorView(UUID id, @Schema(examples = "li-wei") String name) {

        /** {@code null} for {@code null}. */
        public static EditorView of(UUID account) {
            return account == null ? null : new EditorView(account, Account.<Account> findById(account).name);
        }
    }
}
