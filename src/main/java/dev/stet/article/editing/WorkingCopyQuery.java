package dev.stet.article.editing;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

import dev.stet.article.content.Content;
import dev.stet.article.content.Members;
import dev.stet.article.draft.Article;
import dev.stet.article.edition.ArticleStatus;
import dev.stet.auth.account.Caller;
import dev.stet.auth.account.Role;
import dev.stet.platform.json.Json;
import dev.stet.platform.page.Cursor;
import dev.stet.platform.page.Page;
import dev.stet.platform.page.Pages;
import dev.stet.platform.page.Slice;

/** Pages of working copies by one statement each, whatever the page and its size. An author finds only its own. */
@ApplicationScoped
class WorkingCopyQuery {

    /**
     * @param statuses any of these; empty for all
     * @param changed {@code null} for both
     * @param locale {@code null} for all
     * @param byEdit the latest edit first, else the latest article
     * @param cursor as sent, {@code null} for the first page
     */
    record Wanted(List<String> statuses, Boolean changed, String locale, List<String> tags, List<String> authors,
            boolean byEdit, int limit, String cursor) {

        /** The list's name in its cursors. */
        String list() {
            return String.join(" ", "working copies", String.join(",", statuses.stream().sorted().toList()), "" + changed,
                    "" + locale, String.join(",", tags), String.join(",", authors), "" + byEdit);
        }
    }

    /** The last ones as {@link ArticleStatus.Row} has them. */
    private record Row(UUID id, String slug, String locale, UUID original, String title, String summary, String[] authors,
            String[] tags, Instant byline, int revision, Instant createdAt, Instant updatedAt, String others,
            String status, boolean changed, Integer currentNumber, Integer currentRevision, String currentSlug,
            Instant currentFrom, Instant currentUntil, Integer nextNumber, Integer nextRevision, String nextSlug,
            Instant nextFrom, Instant nextUntil, UUID editor, String editorName) {

        ArticleStatus standing() {
            return ArticleStatus.of(new ArticleStatus.Row(status, changed, currentNumber, currentRevision, currentSlug,
                    currentFrom, currentUntil, nextNumber, nextRevision, nextSlug, nextFrom, nextUntil, editor, editorName));
        }
    }

    private final EntityManager database;
    private final Pages pages;

    WorkingCopyQuery(EntityManager database, Pages pages) {
        this.database = database;
        this.pages = pages;
    }

    Page<WorkingCopySummary> page(Wanted wanted, Caller caller) {
        Cursor cursor = pages.cursor(wanted.cursor, wanted.list());
        UUID owner = caller.may(Role.READER) ? null : caller.account();
        Slice<WorkingCopySummary> slice = Slice.of(find(wanted, owner, cursor), wanted.limit, cursor);
        return pages.page(slice, wanted.limit, wanted.list(),
                item -> List.of(item.updatedAt().toString(), item.id().toString()), item -> item);
    }

    private List<WorkingCopySummary> find(Wanted wanted, UUID owner, Cursor cursor) {
        NativeQuery<Row> query = database.unwrap(Session.class).createNativeQuery(sql(wanted, owner, cursor), Row.class)
                .setParameter("rows", wanted.limit + 1);
        set(query, "statuses", wanted.statuses);
        set(query, "tags", wanted.tags);
        set(query, "authors", wanted.authors);
        set(query, "changed", wanted.changed);
        set(query, "locale", wanted.locale);
        set(query, "owner", owner);
        if (cursor != null) {
            set(query, "id", UUID.fromString(cursor.key().get(1)));
            set(query, "date", wanted.byEdit ? Instant.parse(cursor.key().get(0)) : null);
        }
        return query.getResultList().stream().map(WorkingCopyQuery::item).toList();
    }

    /** Where there is nothing to ask for, {@link #sql} has no such parameter. */
    private static void set(NativeQuery<?> query, String parameter, Object value) {
        if (value instanceof List<?> values) {
            if (!values.isEmpty()) {
                query.setParameter(parameter, values.toArray(String[]::new));
            }
        } else if (value != null) {
            query.setParameter(parameter, value);
        }
    }

    private static String sql(Wanted wanted, UUID owner, Cursor cursor) {
        boolean backward = cursor != null && cursor.backward();
        String key = wanted.byEdit ? "(a.updated_at, a.id)" : "a.id";
        String place = wanted.byEdit ? "(:date, :id)" : ":id";
        String direction = backward ? " ASC" : " DESC";
        return String.join("\n",
                "SELECT a.id, a.slug, a.locale, nullif(a.translation_group, a.id) AS original, a.title, a.summary, a.authors,",
                "a.tags, a.published_at, a.revision, a.created_at, a.updated_at, a.other_members::text AS others,",
                ArticleStatus.COLUMNS, "FROM article a", ArticleStatus.JOINS, "WHERE true",
                wanted.statuses.isEmpty() ? "" : "AND s.status = ANY(:statuses)",
                wanted.changed == null ? "" : "AND s.changed = :changed",
                wanted.locale == null ? "" : "AND a.locale = :locale",
                wanted.tags.isEmpty() ? "" : "AND a.tags && cast(:tags AS text[])",
                wanted.authors.isEmpty() ? "" : "AND a.authors && cast(:authors AS text[])",
                owner == null ? "" : "AND a.created_by = :owner",
                cursor == null ? "" : "AND " + key + (backward ? " > " : " < ") + place,
                "ORDER BY", wanted.byEdit ? "a.updated_at" + direction + ", a.id" + direction : "a.id" + direction,
                "LIMIT :rows");
    }

    private static WorkingCopySummary item(Row row) {
        Content others = Json.read(row.others, Content.class);
        return WorkingCopySummary.MEMBERS.make(columns(row), name -> Members.ALL.get(others, name));
    }

    private static Map<String, Object> columns(Row row) {
        Map<String, Object> columns = new HashMap<>();
        columns.put("id", row.id);
        columns.put("slug", row.slug);
        columns.put("locale", row.locale);
        columns.put("translationOf", row.original);
        columns.put("title", row.title);
        columns.put("summary", row.summary);
        columns.put("authors", List.of(row.authors));
        columns.put("tags", List.of(row.tags));
        columns.put("publishedAt", row.byline);
        columns.put("etag", Article.tag(row.id, row.revision).toString());
        columns.put("revision", row.revision);
        columns.put("createdAt", row.createdAt);
        columns.put("updatedAt", row.updatedAt);
        columns.putAll(standing(row.standing()));
        return columns;
    }

    private static Map<String, Object> standing(ArticleStatus standing) {
        Map<String, Object> members = new HashMap<>();
        members.put("status", standing.status());
        members.put("changed", standing.changed());
        members.put("current", standing.current());
        members.put("next", standing.next());
        members.put("updatedBy", standing.updatedBy());
        return members;
    }
}
