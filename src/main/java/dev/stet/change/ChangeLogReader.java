package dev.stet.change;

import static dev.stet.platform.problem.ProblemType.CURSOR_EXPIRED;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

import dev.stet.platform.cache.ResponseCache;
import io.quarkus.narayana.jta.QuarkusTransaction;

/** Reads the log in order. Whoever goes on from the last position seen misses nothing and sees nothing twice. */
@ApplicationScoped
public class ChangeLogReader {

    /** Before all that is kept, however much has been forgotten. */
    public static final long BEGINNING = -1;

    private final EntityManager database;
    private final ChangeNumbering numbering;

    ChangeLogReader(EntityManager database, ChangeNumbering numbering) {
        this.database = database;
        this.numbering = numbering;
    }

    /**
     * The entries after a position, in order; all that was committed before this call is among what can be read.
     *
     * @param position of the last entry seen, 0 for the beginning of the log
     */
    public List<ChangeEntry> after(long position, int limit) {
        numbering.number();
        return QuarkusTransaction.requiringNew().call(() -> select("WHERE position > :position ORDER BY position LIMIT :limit")
                .setParameter("position", position).setParameter("limit", limit).getResultList());
    }

    /** Makes readable whatever was committed before this call. */
    public void settle() {
        numbering.number();
    }

    /**
     * What of the readable log comes after a position, by one statement that sees one state of it.
     *
     * @param position of the last entry seen; {@link #BEGINNING} for the beginning of what is kept
     * @param limit how many entries at most
     * @throws dev.stet.platform.problem.Problem {@code cursor-expired} where what followed is not kept any more
     */
    public Slice read(long position, Filter filter, int limit) {
        List<Row> rows = QuarkusTransaction.requiringNew().call(() -> database.unwrap(Session.class).createNativeQuery("""
                SELECT c.*, h.position AS horizon, l.last FROM change_horizon h
                CROSS JOIN (SELECT coalesce(max(position), 0) AS last FROM change) l
                LEFT JOIN LATERAL (SELECT c.position, c.kind, c.article_id, c.edition_id, c.account_id,
                        c.payload::text AS payload, c.occurred_at
                    FROM change c WHERE c.position > greatest(:position, h.position) AND %s
                    ORDER BY c.position LIMIT :limit) c ON true ORDER BY c.position""".formatted(Filter.SQL), Row.class)
                .setParameter("position", position).setParameter("limit", limit + 1)
                .setParameter("nouns", array(filter.nouns())).setParameter("kinds", array(filter.kinds()))
                .setParameter("article", filter.article() == null ? null : filter.article().toString()).getResultList());
        long horizon = rows.get(0).horizon;
        if (position != BEGINNING && position < horizon) {
            throw CURSOR_EXPIRED.because("What followed this cursor is not kept any more. Begin anew with `snapshot=true`.");
        }
        List<ChangeEntry> found = rows.stream().filter(row -> row.position != null).map(Row::entry).toList();
        return Slice.of(found, limit, Math.max(Math.max(position, horizon), rows.get(0).last));
    }

    /** @param position {@code null} where no entry was found; the horizon and the last position are told all the same */
    private record Row(Long position, String kind, UUID article, UUID edition, UUID account, String payload,
            Instant occurredAt, long horizon, long last) {

        ChangeEntry entry() {
            return new ChangeEntry(position, kind, article, edition, account, payload, occurredAt);
        }
    }

    /**
     * The groups of answers that the entries between two positions made stale, without those at the first one. An entry that
     * does not tell is of an older program, which another node may still run.
     */
    List<String> stale(long after, long last) {
        return QuarkusTransaction.requiringNew().call(() -> database.unwrap(Session.class).createNativeQuery("""
                SELECT DISTINCT unnest(coalesce(stale, ARRAY[:everything])) AS name FROM change
                WHERE position > :after AND position <= :last""", String.class)
                .setParameter("everything", ResponseCache.EVERYTHING).setParameter("after", after).setParameter("last", last)
                .getResultList());
    }

    /** Whether any of these kinds comes after a position. */
    public boolean any(long position, Set<String> kinds) {
        return QuarkusTransaction.requiringNew().call(() -> (Boolean) database.createNativeQuery(
                "SELECT EXISTS (SELECT FROM change WHERE position > :position AND kind = ANY (:kinds))", Boolean.class)
                .setParameter("position", position).setParameter("kinds", kinds.toArray(String[]::new)).getSingleResult());
    }

    /** PostgreSQL's own notation, which goes as text; kinds need no quotes. */
    private static String array(Set<String> values) {
        return values == null ? null : "{" + String.join(",", values) + "}";
    }

    /** The last entry of a kind about an article, also one that has no position yet and tells 0 instead. */
    public Optional<ChangeEntry> latest(UUID article, String kind) {
        return select("WHERE article_id = :article AND kind = :kind ORDER BY seq DESC LIMIT 1")
                .setParameter("article", article).setParameter("kind", kind).uniqueResultOptional();
    }

    /** The position of the last entry, 0 for an empty log. */
    public long last() {
        numbering.number();
        return numbering.last();
    }

    /** Entries without a position tell 0. */
    private NativeQuery<ChangeEntry> select(String which) {
        return database.unwrap(Session.class).createNativeQuery("""
                SELECT coalesce(position, 0), kind, article_id, edition_id, account_id, payload::text, occurred_at FROM change
                """ + which, ChangeEntry.class);
    }

    /**
     * Part of the log.
     *
     * @param entries those that were asked for, in order
     * @param last the position up to which there is nothing else of what was asked for: where to go on
     * @param more whether there are more of them already
     */
    public record Slice(List<ChangeEntry> entries, long last, boolean more) {

        /**
         * @param found one more than {@code limit} where there are more
         * @param end the position up to which was looked
         */
        static Slice of(List<ChangeEntry> found, int limit, long end) {
            boolean more = found.size() > limit;
            List<ChangeEntry> entries = more ? found.subList(0, limit) : found;
            return new Slice(entries, more ? entries.get(limit - 1).position() : end, more);
        }
    }

    /**
     * Which entries of the log somebody reads.
     *
     * @param nouns what they may tell of, as the part of {@code article.published} before the point; {@code null} for anything
     * @param kinds {@code null} for all
     * @param article {@code null} for all, and for what is about no article
     */
    public record Filter(Set<String> nouns, Set<String> kinds, UUID article) {

        /** As {@link #SQL} does. */
        public boolean matches(ChangeEntry entry) {
            return (nouns == null || nouns.contains(noun(entry.kind()))) && (kinds == null || kinds.contains(entry.kind()))
                    && (article == null || article.equals(entry.article()));
        }

        public static String noun(String kind) {
            return kind.substring(0, kind.indexOf('.'));
        }

        /** As {@link #matches} does, of {@code c}. */
        static final String SQL = """
                (cast(:nouns AS text[]) IS NULL OR split_part(c.kind, '.', 1) = ANY (cast(:nouns AS text[])))
                AND (cast(:kinds AS text[]) IS NULL OR c.kind = ANY (cast(:kinds AS text[])))
                AND (cast(:article AS uuid) IS NULL OR c.article_id = cast(:article AS uuid))""";
    }

    /** A bean that hears, on every node, when there is more of the log to read, whichever node numbered it. */
    public interface Listener {

        /**
         * Called on the relay's one thread, after all up to there can be read; what it throws is told again a little later.
         *
         * @param last the position of the newest entry: more than at the last call, or less where the database was restored
         */
        void grown(long last);
    }
}
