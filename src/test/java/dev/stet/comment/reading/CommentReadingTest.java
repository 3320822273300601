package dev.stet.comment.reading;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.stet.comment.thread.Comment;
import dev.stet.comment.thread.CommentText;
import dev.stet.comment.thread.CommentWriter;
import dev.stet.testsupport.Given;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

/** What readers see of each other's replies. */
@QuarkusTest
class CommentReadingTest {

    private final CommentWriter commentWriter;
    private String slug;
    private UUID article;

    CommentReadingTest(CommentWriter commentWriter) {
        this.commentWriter = commentWriter;
    }

    @BeforeEach
    void anArticleWithTwoThreads() {
        slug = Given.publishedArticle("discussed");
        article = UUID.fromString(given().get("/api/v1/articles/{slug}", slug).path("id"));
        UUID first = add(null, "first");
        add(null, "second");
        UUID reply = add(first, "reply");
        add(reply, "answer");
        add(first, "late");
    }

    @Test
    void putsRepliesBeneathWhatTheyReplyTo() {
        comments("").body("items.author.name", contains("first", "second"))
                .body("items[0].replies.author.name", contains("reply", "late"))
                .body("items[0].replies[0].replies[0].author.name", is("answer"))
                .body("items[0].replies[0].replies[0].depth", is(2)).body("items[1].parent", nullValue());
    }

    @Test
    void putsTheNewestThreadFirstButEachFromItsBeginning() {
        comments("?sort=newest").body("items.author.name", contains("second", "first"))
                .body("items[1].replies.author.name", contains("reply", "late"));
    }

    @Test
    void putsAllInOneRowByTime() {
        comments("?view=flat").body("items.author.name", contains("first", "second", "reply", "answer", "late"))
                .body("items[0]", not(hasKey("replies")));
        comments("?view=flat&sort=newest").body("items.author.name", contains("late", "answer", "reply", "second", "first"));
    }

    @Test
    void pagesCountRepliesToo() {
        for (String view : List.of("view=tree&sort=oldest", "view=tree&sort=newest", "view=flat&sort=newest")) {
            List<String> whole = names(comments("?limit=100&" + view).extract().jsonPath());
            List<String> walked = new ArrayList<>();
            String cursor = null;
            do {
                JsonPath page = comments("?limit=2&" + view + (cursor == null ? "" : "&cursor=" + cursor)).extract().jsonPath();
                walked.addAll(names(page));
                cursor = page.get("page.next");
            } while (cursor != null);
            assertEquals(whole, walked, view);
        }
    }

    @Test
    void leadsBackTheWayItCame() {
        for (String view : List.of("view=tree&sort=oldest", "view=tree&sort=newest", "view=flat&sort=oldest")) {
            JsonPath first = comments("?limit=2&" + view).extract().jsonPath();
            JsonPath second = comments("?limit=2&" + view + "&cursor=" + first.get("page.next")).extract().jsonPath();
            JsonPath back = comments("?limit=2&" + view + "&cursor=" + second.get("page.previous")).extract().jsonPath();
            assertEquals(names(first), names(back), view);
        }
    }

    @Test
    void showsNothingThatIsNotApproved() {
        QuarkusTransaction.requiringNew()
                .run(() -> Comment.update("status = ?1 where articleId = ?2 and authorName = 'late'", Comment.Status.SPAM,
                        article));

        comments("?view=flat").body("items.author.name", contains("first", "second", "reply", "answer"));
    }

    @Test
    void cleansWhatReadersWrite() {
        commentWriter.addApproved(article, null, new CommentText("Mallory", null,
                "<script>alert(1)</script> [x](javascript:alert(1)) [site](https://example.org)"), Instant.now());

        comments("?view=flat&sort=newest&limit=1").body("items[0].body.html", not(containsString("<script")))
                .body("items[0].body.html", not(containsString("href=\"javascript")))
                .body("items[0].body.html", containsString("rel=\"nofollow ugc noopener\""));
    }

    @Test
    void comeWithTheArticleWhenAskedFor() {
        given().get("/api/v1/articles/{slug}?include=comments,commentCount", slug).then().statusCode(200)
                .body("comments.items.author.name", contains("first", "second")).body("commentCount", is(5));
        given().get("/api/v1/articles?include=commentCount&limit=100").then().statusCode(200)
                .body("items.find { it.slug == '" + slug + "' }.commentCount", is(5));
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        given().get("/api/v1/articles/{slug}/comments?view=forest&sort=best", slug).then().statusCode(400)
                .body("errors.parameter", contains("view", "sort"));
    }

    private UUID add(UUID parent, String name) {
        return commentWriter.addApproved(article, parent, new CommentText(name, null, "Body of *" + name + "*"), Instant.now());
    }

    private io.restassured.response.ValidatableResponse comments(String query) {
        return given().get("/api/v1/articles/" + slug + "/comments" + query).then().statusCode(200);
    }

    /** In the order in which a page shows them. */
    private static List<String> names(JsonPath page) {
        return flatten(page.getList("items")).toList();
    }

    @SuppressWarnings("unchecked")
    private static Stream<String> flatten(List<?> comments) {
        return comments.stream().map(comment -> (java.util.Map<String, Object>) comment)
                .flatMap(comment -> Stream.concat(
                        Stream.of((String) ((java.util.Map<String, Object>) comment.get("author")).get("name")),
                        flatten((List<?>) comment.getOrDefault("replies", List.of()))));
    }
}
