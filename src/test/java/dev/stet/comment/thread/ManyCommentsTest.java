package dev.stet.comment.thread;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.EntityManager;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import dev.stet.comment.CommentRequest;
import dev.stet.testsupport.Given;
import dev.stet.testsupport.Statements;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

/** An article that everybody talks about costs no more to read than any other. */
@QuarkusTest
class ManyCommentsTest {

    private final EntityManager database;
    private String slug;
    private UUID article;

    ManyCommentsTest(EntityManager database) {
        this.database = database;
    }

    @BeforeEach
    void anArticle() {
        slug = Given.publishedArticle("busy");
        article = UUID.fromString(given().get("/api/v1/articles/{slug}", slug).path("id"));
    }

    @Test
    void aPageTakesAsManyStatementsHoweverManyCommentsThereAre() {
        String root = CommentRequest.to(slug).approved();
        List<Integer> few = statements();
        fill(UUID.fromString(root), 300);
        assertEquals(few, statements());
    }

    @Test
    @Tag("soak")
    void tenThousandCommentsAreReadPageByPage() {
        fill(null, 10_000);
        List<Integer> first = statements();
        walk(10_000, first.get(0));
    }

    @Test
    @Tag("soak")
    void tenThousandRepliesToOneCommentAreReadPageByPage() {
        String root = CommentRequest.to(slug).approved();
        fill(UUID.fromString(root), 10_000);
        List<Integer> first = statements();
        walk(10_001, first.get(0));
    }

    @Test
    @Tag("soak")
    void approvingOneOfTenThousandTouchesNoOther() {
        String root = CommentRequest.to(slug).approved();
        fill(UUID.fromString(root), 10_000);
        String held = CommentRequest.to(slug).below(root).posted();
        String before = others(held);

        CommentRequest.decide(held, "approved").statusCode(200);

        assertEquals(before, others(held));
        given().get("/api/v1/articles/{slug}?include=commentCount", slug).then()
                .body("commentCount", org.hamcrest.Matchers.is(10_002));
    }

    /** Of the first page in each view and order, and of what comes with articles and lists. */
    private List<Integer> statements() {
        String comments = "/api/v1/articles/" + slug + "/comments?";
        return List.of(Statements.ofReading(comments + "sort=oldest"), Statements.ofReading(comments + "sort=newest"),
                Statements.ofReading(comments + "view=flat"),
                Statements.ofReading(comments + "view=flat&sort=newest&limit=100"),
                Statements.ofReading("/api/v1/articles/" + slug + "?include=comments,commentCount"),
                Statements.ofReading("/articles/" + slug + "/comments.atom"));
    }

    private void walk(int expected, int statements) {
        HashSet<String> seen = new HashSet<>();
        String cursor = null;
        do {
            String path = "/api/v1/articles/" + slug + "/comments?limit=100" + (cursor == null ? "" : "&cursor=" + cursor);
            JsonPath page = given().get(path).then().statusCode(200).extract().jsonPath();
            ids(page.getList("items"), seen);
            cursor = page.get("page.next");
            if (seen.size() % 2_500 == 0) {
                assertEquals(statements, Statements.ofReading(path));
            }
        } while (cursor != null);
        assertEquals(expected, seen.size());
    }

    @SuppressWarnings("unchecked")
    private static void ids(List<?> comments, HashSet<String> ids) {
        for (Object each : comments) {
            var comment = (java.util.Map<String, Object>) each;
            ids.add((String) comment.get("id"));
            ids((List<?>) comment.getOrDefault("replies", new ArrayList<>()), ids);
        }
    }

    /** Approved ones, as if they had come one after the other. */
    private void fill(UUID parent, int number) {
        QuarkusTransaction.requiringNew().run(() -> {
            database.createNativeQuery(
                    """
                            WITH made AS (
                                SELECT cast(lpad(to_hex(cast(extract(epoch FROM now()) * 1000 AS bigint) + n), 12, '0')
                                    || '7' || substr(md5(random()::text), 1, 3)
                                    || '8' || substr(md5(random()::text), 1, 15) AS uuid) AS id
                                FROM generate_series(1, :number) n)
                            INSERT INTO comment (id, article_id, parent_id, root_id, path, status, author_name, body,
                                created_at, updated_at)
                            SELECT id, :article, cast(:parent AS uuid), coalesce(cast(:parent AS uuid), id),
                                array_remove(ARRAY[cast(:parent AS uuid), id], NULL), 'approved', 'Many', 'Said.',
                                now(), now() FROM made""")
                    .setParameter("number", number).setParameter("article", article)
                    .setParameter("parent", parent == null ? null : parent.toString()).executeUpdate();
            database.createNativeQuery("""
                    INSERT INTO comment_count (article_id, approved) VALUES (:article, :number)
                    ON CONFLICT (article_id) DO UPDATE SET approved = comment_count.approved + :number""")
                    .setParameter("number", number).setParameter("article", article).executeUpdate();
        });
    }

    /** Changes with any write to any other comment of the article. */
    private String others(String id) {
        return QuarkusTransaction.requiringNew().call(() -> (String) database.createNativeQuery("""
                SELECT md5(string_agg(xmin::text || ctid::text, ',' ORDER BY id)) FROM comment
                WHERE article_id = :article AND id <> cast(:id AS uuid)""", String.class).setParameter("article", article)
                .setParameter("id", id).getSingleResult());
    }
}
