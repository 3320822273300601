package dev.stet.comment.reading;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;

import dev.stet.comment.thread.Comment;
import dev.stet.comment.thread.CommentText;
import dev.stet.platform.http.AnswerMemory;
import dev.stet.platform.page.Cursor;
import dev.stet.platform.page.Page;
import dev.stet.platform.page.Pages;
import dev.stet.platform.page.Slice;

/** Pages of an article's approved comments, by one statement each, however many there are. */
@ApplicationScoped
public class CommentQuery {

    static final int DEFAULT_LIMIT = 20;

    /** How comments are put to readers. */
    enum Arrangement {
        /** Threads by their first comment, every reply beneath what it replies to. */
        TREE,
        /** By time, whoever replies to whom. */
        FLAT
    }

    /** Which thread, or in the flat view which comment, comes first. */
    enum Order {
        OLDEST,
        NEWEST
    }

    record Wanted(String locale, Arrangement view, Order order, int limit, String cursor) {
    }

    private record Row(Comment comment, CommentView view) {

        long bytes() {
            return BESIDE_TEXT + (view.body() == null ? 0 : view.body().html().getBytes(UTF_8).length);
        }
    }

    /** As it is typed, in bytes. */
    private static final long MAX_COMMENT = 3L * CommentText.MAX_BODY;
    /** Names, addresses, times; in bytes, about. */
    private static final long BESIDE_TEXT = 512;

    private final EntityManager database;
    private final Pages pages;
    private final AnswerMemory memory;

    CommentQuery(EntityManager database, Pages pages, AnswerMemory memory) {
        this.database = database;
        this.pages = pages;
        this.memory = memory;
    }

    Page<CommentView> page(UUID article, Wanted wanted) {
        return page(article, wanted.view(), wanted.order(), wanted.limit(), wanted.cursor());
    }

    /** The first page as it is given to who wants nothing in particular. */
    Page<CommentView> firstPage(UUID article) {
        return page(article, Arrangement.TREE, Order.OLDEST, DEFAULT_LIMIT, null);
    }

    /**
     * By time, the newest first.
     *
     * @param cursor of such a page; {@code null} for the first
     * @throws dev.stet.platform.problem.Problem {@code invalid-parameter} for a cursor that is none
     */
    public Page<CommentView> newest(UUID article, int limit, String cursor) {
        return page(article, Arrangement.FLAT, Order.NEWEST, limit, cursor);
    }

    private Page<CommentView> page(UUID article, Arrangement view, Order order, int limit, String sentCursor) {
        String list = "comments %s %s %s".formatted(article, view, order);
        Cursor cursor = pages.cursor(sentCursor, list);
        memory.reserve(limit * MAX_COMMENT);
        List<Row> found = find(article, CommentOrder.of(view, order), cursor, limit + 1).stream()
                .map(comment -> new Row(comment, CommentView.of(comment, view == Arrangement.TREE))).toList();
        Slice<Row> slice = Slice.of(found, limit, cursor, Row::bytes);
        memory.shrinkTo(slice.rows().stream().mapToLong(Row::bytes).sum());
        Page<CommentView> flat = pages.page(slice, limit, list, row -> key(row.comment), Row::view);
        return view == Arrangement.TREE ? new Page<>(nest(flat.items()), flat.page()) : flat;
    }

    private List<Comment> find(UUID article, CommentOrder commentOrder, Cursor cursor, int rows) {
        boolean backward = cursor != null && cursor.backward();
        String sql = "SELECT * FROM comment WHERE article_id = :article AND status = 'approved'"
                + (cursor == null ? "" : " AND " + commentOrder.beyond(backward)) + " ORDER BY " + commentOrder.order(backward)
                + " LIMIT " + rows;
        @SuppressWarnings("unchecked")
        TypedQuery<Comment> query = (TypedQuery<Comment>) database.createNativeQuery(sql, Comment.class);
        query.setParameter("article", article);
        if (cursor != null) {
            UUID[] path = cursor.key().stream().map(UUID::fromString).toArray(UUID[]::new);
            commentOrder.bind(query, path);
        }
        return query.getResultList();
    }

    private static List<String> key(Comment comment) {
        return comment.path.stream().map(UUID::toString).toList();
    }

    /** Puts replies beneath what they reply to; where that stands on an earlier page, they stay on top. */
    private static List<CommentView> nest(List<CommentView> inPathOrder) {
        Map<UUID, CommentView> known = new HashMap<>();
        List<CommentView> tops = new ArrayList<>();
        for (CommentView comment : inPathOrder) {
            known.put(comment.id(), comment);
            CommentView parent = known.get(comment.parent());
            (parent == null ? tops : parent.replies()).add(comment);
        }
        return tops;
    }
}
