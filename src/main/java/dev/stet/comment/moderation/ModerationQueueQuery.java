package dev.stet.comment.moderation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;

import org.hibernate.Session;

import dev.stet.comment.moderation.ModeratedCommentView.Place;
import dev.stet.comment.privacy.Contact;
import dev.stet.comment.privacy.Contacts;
import dev.stet.comment.thread.Comment;
import dev.stet.comment.thread.CommentText;
import dev.stet.platform.http.AnswerMemory;
import dev.stet.platform.page.Cursor;
import dev.stet.platform.page.Page;
import dev.stet.platform.page.Pages;
import dev.stet.platform.page.Slice;

/** Pages of comments for moderators, each by one statement. */
@ApplicationScoped
class ModerationQueueQuery {

    private static final String SELECT = "select c, k, a.id, a.slug, a.locale from Comment c"
            + " left join Contact k on k.commentId = c.id join Article a on a.id = c.articleId where ";

    /** As it is typed and as it is shown, in bytes. */
    private static final long MAX_COMMENT = 6L * CommentText.MAX_BODY;
    /** Names, addresses, times; in bytes, about. */
    private static final long BESIDE_TEXT = 1_024;

    private final EntityManager database;
    private final Pages pages;
    private final AnswerMemory memory;
    private final Contacts contacts;

    ModerationQueueQuery(EntityManager database, Pages pages, Contacts contacts, AnswerMemory memory) {
        this.memory = memory;
        this.database = database;
        this.pages = pages;
        this.contacts = contacts;
    }

    Page<ModeratedCommentView> page(ModerationQueueParams.Wanted wanted) {
        String list = wanted.list();
        Cursor cursor = pages.cursor(wanted.cursor(), list);
        memory.reserve(wanted.limit() * MAX_COMMENT);
        List<ModeratedCommentView> found = find(wanted, cursor).stream().map(this::view).toList();
        Slice<ModeratedCommentView> slice = Slice.of(found, wanted.limit(), cursor, ModerationQueueQuery::bytes);
        return pages.page(slice, wanted.limit(), list, comment -> List.of(comment.id().toString()), Function.identity());
    }

    private static long bytes(ModeratedCommentView comment) {
        return BESIDE_TEXT + (comment.body() == null ? 0
                : comment.body().markdown().getBytes(UTF_8).length
                        + comment.body().html().getBytes(UTF_8).length);
    }

    /** {@code null} where there is none. */
    ModeratedCommentView find(UUID id) {
        return database.unwrap(Session.class).createQuery(SELECT + "c.id = :id", Row.class).setParameter("id", id)
                .uniqueResultOptional().map(this::view).orElse(null);
    }

    private List<Row> find(ModerationQueueParams.Wanted wanted, Cursor cursor) {
        boolean descending = (wanted.order() == ModerationQueueParams.Order.NEWEST) != (cursor != null && cursor.backward());
        String hql = SELECT + "c.status in :statuses" + (wanted.article() == null ? "" : " and c.articleId = :article")
                + (wanted.commenter() == null ? "" : " and k.emailIndex = :commenter")
                + (cursor == null ? "" : descending ? " and c.id < :id" : " and c.id > :id")
                + " order by c.id " + (descending ? "desc" : "asc");
        TypedQuery<Row> query = database.createQuery(hql, Row.class).setParameter("statuses", wanted.statuses())
                .setMaxResults(wanted.limit() + 1);
        if (wanted.article() != null) {
            query.setParameter("article", wanted.article());
        }
        if (wanted.commenter() != null) {
            query.setParameter("commenter", wanted.commenter());
        }
        if (cursor != null) {
            query.setParameter("id", UUID.fromString(cursor.key().get(0)));
        }
        return query.getResultList();
    }

    private record Row(Comment comment, Contact contact, UUID article, String slug, String locale) {
    }

    private ModeratedCommentView view(Row row) {
        return ModeratedCommentView.of(row.comment, row.contact, new Place(row.article, row.slug, row.locale), contacts);
    }
}
