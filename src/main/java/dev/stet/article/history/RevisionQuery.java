package dev.stet.article.history;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import org.hibernate.query.NativeQuery;

import dev.stet.platform.page.Cursor;
import dev.stet.platform.page.Page;
import dev.stet.platform.page.Pages;
import dev.stet.platform.page.Slice;

/** Pages of an article's revisions, newest first, by one statement each whatever their number. */
@ApplicationScoped
class RevisionQuery {

    private static final String SELECT = """
            SELECT r.number, r.account_id AS account, a.name, r.created_at AS created, r.note
            FROM revision r JOIN account a ON a.id = r.account_id WHERE r.article_id = :article
            """;

    private final EntityManager database;
    private final Pages pages;

    RevisionQuery(EntityManager database, Pages pages) {
        this.database = database;
        this.pages = pages;
    }

    Page<RevisionSummary> page(UUID article, int limit, String sentCursor) {
        String list = "revisions " + article;
        Cursor cursor = pages.cursor(sentCursor, list);
        boolean backward = cursor != null && cursor.backward();
        NativeQuery<Object[]> query = statement((cursor == null ? "" : "AND r.number " + (backward ? "> :number" : "< :number"))
                + " ORDER BY r.number " + (backward ? "ASC" : "DESC") + " LIMIT :rows").setParameter("article", article)
                .setParameter("rows", limit + 1);
        if (cursor != null) {
            query.setParameter("number", Integer.parseInt(cursor.key().get(0)));
        }
        Slice<RevisionSummary> slice = Slice.of(query.getResultStream().map(RevisionQuery::row).toList(), limit, cursor);
        return pages.page(slice, limit, list, row -> List.of(Integer.toString(row.number())), row -> row);
    }

    Optional<RevisionSummary> find(UUID article, int number) {
        return statement("AND r.number = :number").setParameter("article", article).setParameter("number", number)
                .getResultStream().findFirst().map(RevisionQuery::row);
    }

    @SuppressWarnings("unchecked")
    private NativeQuery<Object[]> statement(String rest) {
        return database.createNativeQuery(SELECT + rest, Object[].class).unwrap(NativeQuery.class)
                .addScalar("number", Integer.class).addScalar("account", UUID.class).addScalar("name", String.class)
                .addScalar("created", Instant.class).addScalar("note", String.class);
    }

    private static RevisionSummary row(Object[] row) {
        return new RevisionSummary((Integer) row[0], new ActorView((UUID) row[1], (String) row[2]), (Instant) row[3],
                (String) row[4]);
    }
}
