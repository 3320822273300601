package dev.stet.article.editing;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import org.hibernate.query.NativeQuery;

import dev.stet.article.content.Content;
import dev.stet.article.content.Members;
import dev.stet.article.draft.Article;
import dev.stet.article.draft.ArticleStatus;
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

    private static final int FIRST_OF_STANDING = 13;

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
        NativeQuery<Object[]> query = scalars(sql(wanted, owner, cursor)).setParameter("rows", wanted.limit + 1);
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
                "SELECT a.id AS id, a.slug AS slug, a.locale AS locale, nullif(a.translation_group, a.id) AS original,",
                "a.title AS title, a.summary AS summary, to_json(a.authors)::text AS authors, to_json(a.tags)::text AS tags,",
                "a.published_at AS byline, a.revision AS revision, a.created_at AS created, a.updated_at AS updated,",
                "a.other_members::text AS others,",
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

    @SuppressWarnings("unchecked")
    private NativeQuery<Object[]> scalars(String sql) {
        NativeQuery<Object[]> query = database.createNativeQuery(sql, Object[].class).unwrap(NativeQuery.class);
        query.addScalar("id", UUID.class).addScalar("slug", String.class).addScalar("locale", String.class)
                .addScalar("original", UUID.class).addScalar("title", String.class).addScalar("summary", String.class)
                .addScalar("authors", String.class).addScalar("tags", String.class).addScalar("byline", Instant.class)
                .addScalar("revision", Integer.class).addScalar("created", Instant.class).addScalar("updated", Instant.class)
                .addScalar("others", String.class);
        return ArticleStatus.scalars(query);
    }

    private static WorkingCopySummary item(Object[] row) {
        ArticleStatus articleStatus = ArticleStatus.read(row, FIRST_OF_STANDING);
        Content others = Json.read((String) row[12], Content.class);
        return WorkingCopySummary.MEMBERS.make(columns(row, articleStatus), name -> Members.ALL.get(others, name));
    }

    private static Map<String, Object> columns(Object[] row, ArticleStatus articleStatus) {
        Map<String, Object> columns = new HashMap<>();
        columns.put("id", row[0]);
        columns.put("slug", row[1]);
        columns.put("locale", row[2]);
        columns.put("translationOf", row[3]);
        columns.put("title", row[4]);
        columns.put("summary", row[5]);
        columns.put("authors", List.of(Json.read((String) row[6], String[].class)));
        columns.put("tags", List.of(Json.read((String) row[7], String[].class)));
        columns.put("publishedAt", row[8]);
        columns.put("etag", Article.tag((UUID) row[0], (Integer) row[9]).toString());
        columns.put("revision", row[9]);
        columns.put("createdAt", row[10]);
        columns.put("updatedAt", row[11]);
        columns.put("status", articleStatus.status());
        columns.put("changed", articleStatus.changed());
        columns.put("current", articleStatus.current());
        columns.put("next", articleStatus.next());
        columns.put("updatedBy", articleStatus.updatedBy());
        return columns;
    }
}
