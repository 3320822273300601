package dev.stet.sync;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.stet.auth.account.Role;
import dev.stet.comment.CommentRequest;
import dev.stet.testsupport.Given;
import dev.stet.testsupport.Keys;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;

/** What happened is told in order, to whom it concerns, and is told again by none of the cursors. */
@QuarkusTest
class ChangesTest {

    @Inject
    EntityManager database;

    @Test
    void tellsWhatHappenedToAnArticle() {
        String before = Follower.now();
        String slug = Given.publishedArticle("told");
        Follower.get(Role.READER, "?after=" + before).statusCode(200)
                .header("Cache-Control", containsString("no-store"))
                .body("items.kind", equalTo(List.of("article.created", "article.published")))
                .body("items[1].data.slug", is(slug)).body("items[1].data.edition", is(1))
                .body("items[1].data.until", nullValue()).body("items[1].article", is(idOf(slug)))
                .body("page.more", is(false)).body("page.limit", is(100));
    }

    @Test
    void goesOnFromEveryCursorWithoutSkippingOrRepeating() {
        String before = Follower.now();
        List<UUID> articles = Stream.generate(UUID::randomUUID).limit(7).toList();
        articles.forEach(article -> Follower.append("article.created", article, Map.of()));

        List<String> told = articles.stream().map(UUID::toString).toList();
        assertEquals(told, Follower.each(Follower.all(Role.READER, before, "", 1), "article"));
        List<Map<String, Object>> byThree = Follower.all(Role.READER, before, "", 3);
        assertEquals(told, Follower.each(byThree, "article"));
        assertEquals(told.subList(3, 7),
                Follower.each(Follower.all(Role.READER, (String) byThree.get(2).get("cursor"), "", 100), "article"));
        assertEquals(7, Set.copyOf(Follower.each(byThree, "cursor")).size());
    }

    @Test
    void anEmptyPageLeadsOn() {
        String before = Follower.now();
        JsonPath nothing = Follower.read(Role.READER, "?after=" + before);
        assertEquals(List.of(), nothing.getList("items"));
        Follower.append("article.created", UUID.randomUUID(), Map.of());
        Follower.get(Role.READER, "?after=" + nothing.getString("page.next")).body("items.size()", is(1));
    }

    @Test
    void filtersByKindAndArticle() {
        String before = Follower.now();
        UUID one = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        for (String kind : List.of("article.created", "article.revised", "article.published")) {
            Follower.append(kind, one, Map.of());
            Follower.append(kind, other, Map.of());
        }
        assertEquals(List.of("article.created", "article.revised", "article.published"),
                Follower.each(Follower.all(Role.READER, before, "&article=" + one, 1), "kind"));
        assertEquals(List.of(one.toString(), other.toString(), one.toString(), other.toString()), Follower.each(
                Follower.all(Role.READER, before, "&kind=article.created,article.published", 1), "article"));
        assertEquals(List.of("article.created", "article.published"), Follower.each(Follower.all(Role.READER, before,
                "&kind=article.created&kind=article.published&article=" + other, 1), "kind"));
        // a page without anything of it moves on, past what it did not ask for
        JsonPath page = Follower.read(Role.READER, "?kind=article.trashed&after=" + before);
        Follower.get(Role.READER, "?after=" + page.getString("page.next")).body("items", empty());
    }

    @Test
    void withoutACursorItBeginsAtTheBeginning() {
        Follower.append("article.created", UUID.randomUUID(), Map.of());
        JsonPath first = Follower.read(Role.ADMIN, "?limit=1");
        assertEquals(1, first.getList("items").size());
        assertEquals(first.getString("items[0].cursor"), first.getString("page.next"));
        assertTrue(first.getBoolean("page.more"));
    }

    @ParameterizedTest
    @EnumSource
    void tellsEachRoleWhatItMayKnow(Role role) {
        if (role == Role.AUTHOR || role == Role.MODERATOR) {
            Follower.get(role, "").statusCode(403).body("type", is("/problems/insufficient-role"));
            Follower.get(role, "?snapshot=true").statusCode(403);
            return;
        }
        String before = Follower.now();
        ChangeKinds.ALL.forEach(kind -> Follower.append(kind, UUID.randomUUID(), Map.of()));

        Set<Object> told = Set.copyOf(Follower.each(Follower.all(role, before, "", 100), "kind"));
        Set<Object> may = ChangeKinds.ALL.stream()
                .filter(kind -> role == Role.ADMIN || kind.matches("(article|tag|author|comment)[.].*"))
                .collect(Collectors.toSet());
        assertEquals(may, told);
        for (String kind : ChangeKinds.ALL) {
            Follower.get(role, "?kind=" + kind + "&after=" + before).statusCode(may.contains(kind) ? 200 : 403);
        }
    }

    /** Asked without holding the answer against the document, which tells no kind that there is not. */
    @ParameterizedTest
    @EnumSource(value = Role.class, names = { "READER", "EDITOR", "ADMIN" })
    void tellsOnlyAdministratorsOfAKindThatNobodyThoughtAbout(Role role) throws Exception {
        String before = Follower.now();
        Follower.append("invention.made", UUID.randomUUID(), Map.of());

        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + Follower.CHANGES
                + "?after=" + before)).header("Authorization", "Bearer " + Keys.of(role)).build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertEquals(200, answer.statusCode());
        assertEquals(role == Role.ADMIN, answer.body().contains("invention.made"));
    }

    @Test
    void nobodyElseComesIn() {
        given().get(Follower.CHANGES).then().statusCode(401);
        given().header("Accept", "text/event-stream").get(Follower.CHANGES).then().statusCode(401);
        given().auth().oauth2(Keys.of(Role.AUTHOR)).header("Accept", "text/event-stream").get(Follower.CHANGES).then()
                .statusCode(403);
    }

    /** So that nobody adds a kind that the catalogue does not know. */
    @Test
    void knowsEveryKindThatTheProgramTells() throws IOException {
        Pattern kind = Pattern.compile("\"((?:article|comment|comment-block|account|key|webhook)[.][a-z]+(?:-[a-z]+)*)\"");
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            Set<String> told = files.filter(file -> file.toString().endsWith(".java")).flatMap(file -> kind
                    .matcher(text(file)).results().map(MatchResult::group)).map(quoted -> quoted.replace("\"", ""))
                    .collect(Collectors.toSet());
            told.removeAll(Set.of(ChangeKinds.SNAPSHOT, "article.txt")); // no change, and the name of a file
            assertEquals(Set.of(), told.stream().filter(each -> !ChangeKinds.ALL.contains(each)).collect(Collectors.toSet()));
            assertTrue(told.size() > 15);
        }
    }

    @Test
    void tellsOfCommentsOnlyIdsAndStates() {
        String slug = Given.publishedArticle("commented");
        String before = Follower.now();
        CommentRequest.to(slug).saying("A canary named Zwitscher.").send().then().statusCode(202);

        List<Map<String, Object>> told = Follower.all(Role.ADMIN, before, "&article=" + idOf(slug), 100);
        assertEquals(List.of("comment.posted"), Follower.each(told, "kind"));
        assertEquals(Set.of("comment", "status"), ((Map<?, ?>) told.get(0).get("data")).keySet());
    }

    @Test
    void whatWasDeletedForGoodLeavesATombstoneAndNoWords() {
        String slug = Given.publishedArticle("gone");
        String id = idOf(slug);
        String before = Follower.now();
        String tag = given().auth().oauth2(Keys.of(Role.ADMIN)).get("/api/v1/editorial/articles/{id}", id).header("ETag");
        given().auth().oauth2(Keys.of(Role.ADMIN)).header("If-Match", tag)
                .delete("/api/v1/editorial/articles/{id}?permanently=true", id).then().statusCode(204);

        List<Map<String, Object>> told = Follower.all(Role.READER, before, "", 100);
        assertEquals(List.of("article.withdrawn", "article.deleted"), Follower.each(told, "kind"));
        assertEquals(id, told.get(1).get("article"));
        assertEquals(Map.of("slug", slug, "locale", "en", "tags", List.of("china")), told.get(1).get("data"));
        Follower.get(Role.ADMIN, "?article=" + id).statusCode(200).body("items.size()", is(4))
                .body("items.data.title", not(containsString("Title of"))).body("items[0].data.title", nullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = { "limit=0", "limit=101", "limit=ten", "wait=61", "wait=-1", "wait=1.5", "after=nonsense",
            "kind=article.eaten", "kind=article.created,", "article=17", "snapshot=yes", "cursor=x", "after=",
            "wait=1&wait=2" })
    void refusesWhatItCannotRead(String query) {
        Follower.get(Role.READER, "?" + query).statusCode(400).body("type", is("/problems/invalid-parameter"))
                .body("errors[0].parameter", is(query.substring(0, query.indexOf('='))));
    }

    @Test
    void refusesAForeignCursorAndASnapshotThatGoesOn() {
        String foreign = given().get("/api/v1/articles?limit=1").jsonPath().getString("page.next");
        if (foreign != null) {
            Follower.get(Role.READER, "?after=" + foreign).statusCode(400);
        }
        Follower.get(Role.READER, "?snapshot=true&after=" + Follower.now()).statusCode(400)
                .body("errors[0].parameter", is("snapshot"));
        given().auth().oauth2(Keys.of(Role.READER)).header("Accept", "text/event-stream").header("Last-Event-ID", "17")
                .get(Follower.CHANGES).then().statusCode(400).body("errors[0].parameter", is("Last-Event-ID"));
    }

    /** A restored copy has the same rows elsewhere: only what is stored counts. */
    @Test
    void cursorsSurviveACopyOfTheTable() {
        String before = Follower.now();
        UUID article = UUID.randomUUID();
        for (int i = 0; i < 20; i++) {
            Follower.append("article.revised", article, Map.of("revision", i));
        }
        String middle = Follower.read(Role.READER, "?limit=8&after=" + before).getString("page.next");
        List<Map<String, Object>> rest = Follower.all(Role.READER, middle, "", 100);
        QuarkusTransaction.requiringNew().run(() -> {
            execute("CREATE TEMPORARY TABLE dump ON COMMIT DROP AS SELECT * FROM change WHERE article_id = '%s'", article);
            execute("DELETE FROM change WHERE article_id = '%s'", article);
            execute("INSERT INTO change OVERRIDING SYSTEM VALUE SELECT * FROM dump ORDER BY random()", article);
        });

        assertEquals(12, rest.size());
        assertEquals(rest, Follower.all(Role.READER, middle, "", 5));
    }

    private void execute(String sql, UUID article) {
        database.createNativeQuery(sql.formatted(article)).executeUpdate();
    }

    static String idOf(String slug) {
        return given().get("/api/v1/articles/{slug}?fields=id", slug).then().statusCode(200).extract().path("id");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
