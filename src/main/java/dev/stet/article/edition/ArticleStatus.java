package dev.stet.article.edition;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.stet.article.draft.EditorView;
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

    /** For {@code FROM article a}, with {@link #JOINS}; so many, and in the order, that {@link Row} has. */
    public static final String COLUMNS = """
            s.status, s.changed, s.current_number, s.current_revision, s.current_slug, s.current_from, s.current_until,
            s.next_number, s.next_revision, s.next_slug, s.next_from, s.next_until, u.id AS editor, u.name AS editor_name""";
    public static final String JOINS = "JOIN article_standing s ON s.article_id = a.id JOIN account u ON u.id = a.updated_by";

    /** {@link #COLUMNS} as the database gives them. */
    public record Row(String status, boolean changed, Integer currentNumber, Integer currentRevision, String currentSlug,
            Instant currentFrom, Instant currentUntil, Integer nextNumber, Integer nextRevision, String nextSlug,
            Instant nextFrom, Instant nextUntil, UUID editor, String editorName) {
    }

    /** Whatever is to count must have been flushed. */
    public static ArticleStatus of(UUID article) {
        return of(Panache.getSession()
                .createNativeQuery("SELECT " + COLUMNS + " FROM article a " + JOINS + " WHERE a.id = :article", Row.class)
                .setParameter("article", article).getSingleResult());
    }

    public static ArticleStatus of(Row row) {
        return new ArticleStatus(row.status, row.changed,
                period(row.currentNumber, row.currentRevision, row.currentSlug, row.currentFrom, row.currentUntil),
                period(row.nextNumber, row.nextRevision, row.nextSlug, row.nextFrom, row.nextUntil),
                new EditorView(row.editor, row.editorName));
    }

    private static PeriodView period(Integer number, Integer revision, String slug, Instant from, Instant until) {
        return number == null ? null : new PeriodView(number, revision, slug, from, until);
    }

    /** An edition of an article and when readers see it. */
    @Schema(name = "PeriodView", description = "An edition and when readers see it.", requiredProperties = { "edition",
            "revision", "slug", "from", "until" })
    public record PeriodView(
            @Schema(description = "Counts the publications of the article, from 1.", examples = "3") int edition,
            @Schema(description = "The revision that was frozen.", examples = "17") int revision,
            @Schema(examples = "deepseeks-rise") String slug,
            Instant from,
            @Schema(nullable = true, description = "null: for ever.") Instant until) {
    }
}
