package dev.stet.article.reading;

import static dev.stet.platform.problem.ProblemType.INTERNAL_ERROR;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import org.hibernate.Session;
import org.jboss.logging.Logger;

import dev.stet.article.edition.Edition;
import dev.stet.article.edition.EditionIndexes;
import dev.stet.change.CacheInvalidation;
import dev.stet.change.ChangeLog;
import dev.stet.platform.batch.RowProcessor;
import dev.stet.platform.cache.Freshness;
import dev.stet.platform.json.Json;
import dev.stet.platform.lock.RowLock;
import io.quarkus.narayana.jta.QuarkusTransaction;

/**
 * Reads what editions were rendered to. One that cannot be read is rendered again from its source, for good; where that fails
 * too, the log tells it once, it is tried again ever more rarely, and lists have all the others.
 */
@ApplicationScoped
public class RenderedDocuments {

    private static final Logger LOG = Logger.getLogger(RenderedDocuments.class);

    /** What an edition has as JSON; {@code null} where it is not wanted. */
    public record Stored(byte[] document, String cover, String others) {
    }

    private final EntityManager database;
    private final RowProcessor rows;
    private final EditionIndexes indexes;
    private final ChangeLog change;
    private final Freshness freshness;

    RenderedDocuments(EntityManager database, RowProcessor rows, EditionIndexes indexes, ChangeLog change,
            Freshness freshness) {
        this.database = database;
        this.rows = rows;
        this.indexes = indexes;
        this.change = change;
        this.freshness = freshness;
    }

    /**
     * @param reading fails for what it cannot read
     * @return empty where it cannot be read; then nobody may keep the answer
     */
    public <T> Optional<T> read(UUID edition, Stored stored, boolean allForms, Function<Stored, T> reading) {
        Optional<T> read = attempt(stored, reading);
        if (read.isEmpty()) {
            renderAgain(edition, allForms, reading);
            read = load(edition, allForms).flatMap(again -> attempt(again, reading));
        }
        if (read.isEmpty()) {
            freshness.notStored();
        }
        return read;
    }

    /**
     * The same with a document that is JSON.
     *
     * @throws dev.stet.platform.problem.Problem {@code internal-error} where there is none
     */
    public VisibleEdition readable(VisibleEdition edition, boolean allForms) {
        if (Json.isObject(edition.document())) {
            return edition;
        }
        return read(edition.edition(), new Stored(edition.document(), null, null), allForms,
                stored -> requireObject(stored.document))
                .map(edition::withDocument).orElseThrow(() -> INTERNAL_ERROR.because(
                        "What the article says is damaged, and cannot be made again. The log says why."));
    }

    private static byte[] requireObject(byte[] json) {
        if (!Json.isObject(json)) {
            throw new IllegalArgumentException("This is no JSON object");
        }
        return json;
    }

    private static <T> Optional<T> attempt(Stored stored, Function<Stored, T> reading) {
        try {
            return Optional.of(reading.apply(stored));
        } catch (RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    private Optional<Stored> load(UUID edition, boolean allForms) {
        return database.unwrap(Session.class).createNativeQuery("SELECT " + VisibleEdition.column(allForms)
                + ", cast(cover AS text) AS cover, cast(other_members AS text) AS others FROM edition"
                + " WHERE id = :id AND redacted_at IS NULL", Stored.class).setParameter("id", edition).uniqueResultOptional();
    }

    private void renderAgain(UUID edition, boolean allForms, Function<Stored, ?> reading) {
        try {
            rows.attempt("edition-reading", edition, () -> QuarkusTransaction.requiringNew().run(() -> RowLock
                    .forChange(Edition.class, edition).ifPresent(damaged -> renderAgain(damaged, allForms, reading))));
        } catch (RuntimeException outOfReach) {
            LOG.debugf(outOfReach, "Edition %s cannot be rendered again now", edition); // as full disks; reading may go on
        }
    }

    private void renderAgain(Edition damaged, boolean allForms, Function<Stored, ?> reading) {
        if (damaged.redactedAt != null || isReadable(damaged, allForms, reading)) {
            return; // it is empty for good, or somebody else was here before
        }
        damaged.render(damaged.source());
        if (!isReadable(damaged, allForms, reading)) {
            throw new IllegalStateException("Rendered again, it cannot be read either");
        }
        if (!damaged.closed) {
            indexes.enter(damaged);
        }
        change.append("edition.rendered", null, null, null, Map.of("editions", 1), CacheInvalidation.EVERYTHING);
        LOG.warnf("What edition %s was rendered to could not be read; it was rendered again from its revision.", damaged.id);
    }

    private static boolean isReadable(Edition edition, boolean allForms, Function<Stored, ?> reading) {
        return attempt(new Stored(allForms ? edition.forms : edition.document, edition.cover,
                edition.otherMembers), reading).isPresent();
    }
}
