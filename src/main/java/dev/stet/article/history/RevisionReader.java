package dev.stet.article.history;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

import dev.stet.article.content.Content;
import dev.stet.article.draft.Article;
import dev.stet.article.draft.Revision;
import dev.stet.article.history.RevisionParams.DiffParams;
import dev.stet.article.history.RevisionView.ActorView;
import dev.stet.article.history.RevisionView.RevisionSummary;
import dev.stet.platform.page.Cursor;
import dev.stet.platform.page.Page;
import dev.stet.platform.page.Pages;
import dev.stet.platform.page.Slice;
import dev.stet.platform.snapshot.ReadSnapshot;

/**
 * Reading what an article said. A list is one statement, whatever its size; each other read sees one state, since a revision
 * can be redacted meanwhile.
 */
@ApplicationScoped
class RevisionReader {

    private static final String SELECT = """
            SELECT r.number, r.account_id, a.name, r.created_at, r.note
            FROM revision r JOIN account a ON a.id = r.account_id WHERE r.article_id = :article
            """;

    private record Row(int number, UUID account, String name, Instant createdAt, String note) {

        RevisionSummary summary() {
            return new RevisionSummary(number, new ActorView(account, name), createdAt, note);
        }
    }

    private final EntityManager database;
    private final Pages pages;

    RevisionReader(EntityManager database, Pages pages) {
        this.database = database;
        this.pages = pages;
    }

    /** Newest first. */
    Page<RevisionSummary> page(UUID article, int limit, String sentCursor) {
        String list = "revisions " + article;
        Cursor cursor = pages.cursor(sentCursor, list);
        boolean backward = cursor != null && cursor.backward();
        NativeQuery<Row> query = statement((cursor == null ? "" : "AND r.number " + (backward ? "> :number" : "< :number"))
                + " ORDER BY r.number " + (backward ? "ASC" : "DESC") + " LIMIT :rows").setParameter("article", article)
                .setParameter("rows", limit + 1);
        if (cursor != null) {
            query.setParameter("number", Integer.parseInt(cursor.key().get(0)));
        }
        Slice<RevisionSummary> slice = Slice.of(query.getResultList().stream().map(Row::summary).toList(), limit, cursor);
        return pages.page(slice, limit, list, row -> List.of(Integer.toString(row.number())), row -> row);
    }

    /** @throws dev.stet.platform.problem.Problem {@code not-found}, {@code redacted}; as all below */
    @Transactional
    RevisionView read(Article article, int number) {
        ReadSnapshot.begin();
        Content content = Revision.require(article, number);
        Row row = statement("AND r.number = :number").setParameter("article", article.id).setParameter("number", number)
                .getSingleResult();
        return RevisionView.of(row.summary(), content);
    }

    @Transactional
    DiffView diff(Article article, int from, int to) {
        ReadSnapshot.begin();
        int other = to == DiffParams.LATEST ? article.revision : to;
        return DiffView.of(from, Revision.require(article, from), other, Revision.require(article, other));
    }

    @Transactional
    String unified(Article article, int from, int to) {
        ReadSnapshot.begin();
        int other = to == DiffParams.LATEST ? article.revision : to;
        return UnifiedDiff.of(from, Revision.require(article, from), other, Revision.require(article, other));
    }

    private NativeQuery<Row> statement(String rest) {
        return database.unwrap(Session.class).createNativeQuery(SELECT + rest, Row.class);
    }
}
