package dev.stet.change;

import static dev.stet.platform.problem.ProblemType.CURSOR_EXPIRED;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;

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
                .setParameter("position", position).setParameter("limit", limit).getResultList().stream()
                .map(ChangeLogReader::entry).toList());
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
    public ChangeSlice read(long position, ChangeFilter filter, int limit) {
        List<Object[]> rows = QuarkusTransaction.requiringNew()
                .call(() -> scalars(database.createNativeQuery(
                        """
                                SELECT c.*, h.position AS horizon, l.last FROM change_horizon h
                                CROSS JOIN (SELECT coalesce(max(position), 0) AS last FROM change) l
                                LEFT JOIN LATERAL (
                                    SELECT c.position, c.kind, c.article_id, c.edition_id, c.account_id, c.payload::text AS payload, c.occurred_at
                                    FROM change c WHERE c.position > greatest(:position, h.position) AND %s
                                    ORDER BY c.position LIMIT :limit) c ON true ORDER BY c.position"""
                                .formatted(ChangeFilter.SQL),
                        Object[].class)).addScalar("horizon", Long.class).addScalar("last", Long.class)
                        .setParameter("position", position).setParameter("limit", limit + 1)
                        .setParameter("nouns", array(filter.nouns())).setParameter("kinds", array(filter.kinds()))
                        .setParameter("article", filter.article() == null ? null : filter.article().toString())
                        .getResultList());
        long horizon = (Long) rows.get(0)[7];
        if (position != BEGINNING && position < horizon) {
            throw CURSOR_EXPIRED.because("What followed this cursor is not kept any more. Begin anew with `snapshot=true`.");
        }
        List<ChangeEntry> found = rows.stream().filter(row -> row[0] != null).map(ChangeLogReader::entry).toList();
        return ChangeSlice.of(found, limit, Math.max(Math.max(position, horizon), (Long) rows.get(0)[8]));
    }

    /**
     * The groups of answers that the entries between two positions made stale, without those at the first one. An entry that
     * does not tell is of an older program, which another node may still run.
     */
    List<String> stale(long after, long last) {
        return QuarkusTransaction.requiringNew().call(() -> database.createNativeQuery("""
                SELECT DISTINCT unnest(coalesce(stale, ARRAY[:everything])) AS name FROM change
                WHERE position > :after AND position <= :last""", String.class)
                .setParameter("everything", ResponseCache.EVERYTHING).setParameter("after", after).setParameter("last", last)
                .unwrap(NativeQuery.class).addScalar("name", String.class).getResultList());
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
                .setParameter("article", article).setParameter("kind", kind).getResultStream().findFirst()
                .map(ChangeLogReader::entry);
    }

    /** The position of the last entry, 0 for an empty log. */
    public long last() {
        numbering.number();
        return numbering.last();
    }

    private NativeQuery<Object[]> select(String which) {
        return scalars(database.createNativeQuery("""
                SELECT position, kind, article_id, edition_id, account_id, payload::text AS payload, occurred_at FROM change
                """ + which, Object[].class));
    }

    @SuppressWarnings("unchecked")
    private static NativeQuery<Object[]> scalars(Query query) {
        return query.unwrap(NativeQuery.class)
                .addScalar("position", Long.class).addScalar("kind", String.class).addScalar("article_id", UUID.class)
                .addScalar("edition_id", UUID.class).addScalar("account_id", UUID.class).addScalar("payload", String.class)
                .addScalar("occurred_at", Instant.class);
    }

    private static ChangeEntry entry(Object[] row) {
        return new ChangeEntry(row[0] == null ? 0 : (Long) row[0], (String) row[1], (UUID) row[2], (UUID) row[3], (UUID) row[4],
                (String) row[5],
                (Instant) row[6]);
    }
}
