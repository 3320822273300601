package dev.stet.cache;

import static dev.stet.cache.Piece.HIT;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.stet.auth.Role;
import dev.stet.comment.Reply;
import dev.stet.testsupport.Configured;
import dev.stet.testsupport.Given;
import dev.stet.testsupport.Keys;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;

/** A change makes stale what shows it, and nothing else. */
@QuarkusTest
@TestProfile(Configured.class)
class GroupsTest {

    private static final String LIST = "/api/v1/articles?fields=slug,title,commentsOpen,translations&limit=100";

    @Test
    void whatHappensToOneArticleLeavesTheOthersAsTheyAre() throws InterruptedException {
        boolean hit = false;
        for (int i = 0; i < 5 && !hit; i++) { // it may be made stale by other tests at this very moment
            Piece piece = Piece.published("quiet").kept();
            Piece other = Piece.published("loud").revise("title", "Second").publish();
            reply(other).approved();
            other.withdraw();
            Thread.sleep(400); // until the log has told it once more
            hit = HIT.equals(piece.read().extract().header("Cache-Status"));
        }
        assertTrue(hit);
    }

    @Test
    void whatALaterEditionMakesStaleIsItsOwnPageItsVariantsAndLists() {
        Piece piece = Piece.published("shown");
        Piece other = Piece.published("other");
        piece.revise("title", "Second");
        assertEquals(Set.of(), piece.madeStaleBy("article.revised"));
        piece.publish();
        Set<String> stale = piece.madeStaleBy("article.published");

        assertTrue(Collections.disjoint(stale, Piece.groups(other.path())));
        assertTrue(Collections.disjoint(stale, Piece.groups(other.path() + "/sections")));
        for (String shows : List.of(piece.path(), piece.path() + "/sections", piece.path() + "/comments",
                piece.path() + ".md", LIST, "/feed.atom", "/sitemap.xml", "/llms.txt", "/api/v1/tags")) {
            assertTrue(!Collections.disjoint(stale, Piece.groups(shows)), shows);
        }
        piece.withdraw();
        assertEquals(stale, piece.madeStaleBy("article.withdrawn"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "?include=comments", "/sections", "/comments", ".md", ".jsonld" })
    void bothHeadersTellTheSameInNamesThatEveryCacheTakes(String beneath) {
        Response answer = given().get(Piece.published("told").path() + beneath);
        List<String> groups = Stream.of(answer.header("Cache-Groups").split(", ")).map(group -> group.replace("\"", ""))
                .toList();

        assertEquals(groups, List.of(answer.header("Surrogate-Key").split(" ")));
        assertTrue(groups.stream().allMatch(group -> group.matches("[A-Za-z0-9_-]{1,32}")), groups.toString());
    }

    @Test
    void variantsNameEachOtherAtOnce() throws InterruptedException {
        Piece piece = Piece.published("original").kept();
        Piece german = Piece.drafted("de", "uebersetzt", piece.slug());
        piece.kept().read().body("translations.size()", is(0));
        german.publish();
        piece.read().body("translations.slug", contains(german.slug()));
        german.kept().read().body("translations.slug", contains(piece.slug()));

        String next = Given.slug("umbenannt");
        piece.kept();
        german.revise("slug", next);
        Piece renamed = new Piece("de", next).publish();
        piece.read().body("translations.slug", contains(next));
        piece.kept();
        renamed.withdraw();
        piece.read().body("translations.size()", is(0));
    }

    @Test
    void whatBecomesAVariantOfSomethingElseIsNamedThereAtOnceAndHereNoMore() throws InterruptedException {
        Piece here = Piece.published("here");
        Piece there = Piece.published("there");
        Piece german = Piece.drafted("de", "wandert", here.slug()).publish();
        here.kept().read().body("translations.slug", contains(german.slug()));
        there.kept();
        german.kept();
        Piece.kept(LIST);
        german.revise("translationOf", there.slug());

        here.read().body("translations.size()", is(0));
        there.read().body("translations.slug", contains(german.slug()));
        german.read().body("translations.slug", contains(there.slug()));
        given().get(LIST).then().body("items.find { it.slug == '" + there.slug() + "' }.translations.slug",
                contains(german.slug()));

        here.kept();
        there.kept();
        german.edit().body("{}").put("/api/v1/editorial/articles/{a}/revisions/1/restoration?locale=de", german.slug()).then()
                .statusCode(200);
        here.read().body("translations.slug", contains(german.slug()));
        there.read().body("translations.size()", is(0));
    }

    @Test
    void onlyACommentThatReadersSeeMakesCommentsStale() throws InterruptedException {
        Piece piece = Piece.published("discussed");
        String counted = piece.path() + "?include=commentCount";
        String held = reply(piece).send().then().statusCode(202).extract().path("id");
        assertEquals(Set.of(), piece.madeStaleBy("comment.posted"));
        Piece.kept(counted).body("commentCount", is(0));
        Piece.kept(piece.path() + "/comments").body("items.size()", is(0));
        Reply.decide(held, "approved").statusCode(200);

        given().get(counted).then().body("commentCount", is(1));
        given().get(piece.path() + "/comments").then().body("items.id", contains(held));
        assertTrue(Collections.disjoint(piece.madeStaleBy("comment.approved"), Piece.groups(piece.path())));
    }

    @Test
    void anImportThatClosesCommentsActsAtOnce() throws InterruptedException {
        Piece piece = Piece.published("closing").kept();
        Piece.kept(LIST).body("items.find { it.slug == '" + piece.slug() + "' }.commentsOpen", is(true));
        Given.imported(Given.article(piece.slug(), "Title of " + piece.slug()).replace("tags:", "comments: closed\ntags:"));

        piece.read().body("commentsOpen", is(false)).body("edition", is(1));
        given().get(LIST).then().body("items.find { it.slug == '" + piece.slug() + "' }.commentsOpen", is(false));
    }

    @Test
    void aNewNameShowsEverywhereAtOnce() throws InterruptedException {
        String tag = Given.slug("tag");
        String names = "/api/v1/editorial/tags/" + tag;
        Piece piece = Piece.published("named").revise("tags", List.of(Map.of("slug", tag, "name", "New"))).publish().kept();
        piece.read().body("tags.name", contains("New"));
        String tagged = "/api/v1/articles?tag=" + tag;
        Piece.kept(tagged).body("items[0].tags.name", contains("New"));
        String named = given().auth().oauth2(Keys.of(Role.EDITOR)).get(names).header("ETag");
        given().auth().oauth2(Keys.of(Role.EDITOR)).header("If-Match", named).contentType("application/json")
                .body(Map.of("name", "Newer")).put(names).then().statusCode(200);

        piece.read().body("tags.name", contains("Newer"));
        given().get(tagged).then().body("items[0].tags.name", contains("Newer"));
    }

    @Test
    void whatAnOlderProgramWritesToTheLogMakesAllStale() throws InterruptedException {
        Piece piece = Piece.published("mixed").kept();
        QuarkusTransaction.requiringNew().run(() -> Panache.getEntityManager().createNativeQuery(
                "INSERT INTO change (kind, article_id) VALUES ('article.revised', gen_random_uuid())").executeUpdate());
        for (int i = 0; HIT.equals(piece.read().extract().header("Cache-Status")); i++) {
            assertTrue(i < 500, "It stays");
            Thread.sleep(20);
        }
    }

    /** By somebody who took some time to write. */
    private static Reply reply(Piece piece) throws InterruptedException {
        String token = Reply.token(piece.slug());
        Thread.sleep(400); // younger ones are refused
        return Reply.to(piece.slug()).with("formToken", token);
    }
}
