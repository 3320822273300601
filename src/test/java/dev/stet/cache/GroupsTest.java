package dev.stet.cache;

import static dev.stet.cache.CachedArticle.HIT;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
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

import dev.stet.auth.account.Role;
import dev.stet.comment.CommentRequest;
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
            CachedArticle cachedArticle = CachedArticle.published("quiet").kept();
            CachedArticle other = CachedArticle.published("loud").revise("title", "Second").publish();
            reply(other).approved();
            other.withdraw();
            Thread.sleep(400); // until the log has told it once more
            hit = HIT.equals(cachedArticle.read().extract().header("Cache-Status"));
        }
        assertTrue(hit);
    }

    @Test
    void whatALaterEditionMakesStaleIsItsOwnPageItsVariantsAndLists() {
        CachedArticle cachedArticle = CachedArticle.published("shown");
        CachedArticle other = CachedArticle.published("other");
        cachedArticle.revise("title", "Second");
        assertEquals(Set.of(), cachedArticle.madeStaleBy("article.revised"));
        cachedArticle.publish();
        Set<String> stale = cachedArticle.madeStaleBy("article.published");

        assertTrue(Collections.disjoint(stale, CachedArticle.groups(other.path())));
        assertTrue(Collections.disjoint(stale, CachedArticle.groups(other.path() + "/sections")));
        for (String shows : List.of(cachedArticle.path(), cachedArticle.path() + "/sections",
                cachedArticle.path() + "/comments",
                cachedArticle.path() + ".md", LIST, "/feed.atom", "/sitemap.xml", "/llms.txt", "/api/v1/tags")) {
            assertTrue(!Collections.disjoint(stale, CachedArticle.groups(shows)), shows);
        }
        cachedArticle.withdraw();
        assertEquals(stale, cachedArticle.madeStaleBy("article.withdrawn"));
    }

    @Test
    void anAuthorAndATagAreToldAnewAtOnce() throws InterruptedException {
        String name = Given.slug("named");
        for (String kind : List.of("author", "tag")) {
            String path = "/api/v1/" + kind + "s/" + name;
            given().get(path).then().statusCode(404);
            CachedArticle article = new CachedArticle("en", Given.slug("bears"));
            Given.importedLines(
                    "{\"slug\": \"%s\", \"title\": \"T\", \"%ss\": [\"%s\"]}".formatted(article.slug(), kind, name));
            CachedArticle.kept(path).statusCode(200).body("articles", is(1));
            String editorial = "/api/v1/editorial/" + kind + "s/" + name;
            String etag = given().auth().oauth2(Keys.of(Role.EDITOR)).get(editorial).header("ETag");
            given().auth().oauth2(Keys.of(Role.EDITOR)).contentType("application/json").header("If-Match", etag)
                    .body(Map.of("name", "Renamed")).put(editorial).then().statusCode(200);
            given().get(path).then().body("name", is("Renamed"));
            CachedArticle.kept(path);
            article.withdraw();
            given().get(path).then().statusCode(404);
        }
        String locale = Given.locale();
        CachedArticle.kept("/api/v1/locales");
        Given.importedLines(Given.line("first", locale, "First"));
        given().get("/api/v1/locales").then().body("items.locale", hasItem(locale));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "?include=comments", "/sections", "/comments", ".md", ".jsonld" })
    void bothHeadersTellTheSameInNamesThatEveryCacheTakes(String beneath) {
        Response answer = given().get(CachedArticle.published("told").path() + beneath);
        List<String> groups = Stream.of(answer.header("Cache-Groups").split(", ")).map(group -> group.replace("\"", ""))
                .toList();

        assertEquals(groups, List.of(answer.header("Surrogate-Key").split(" ")));
        assertTrue(groups.stream().allMatch(group -> group.matches("[A-Za-z0-9_-]{1,32}")), groups.toString());
    }

    @Test
    void variantsNameEachOtherAtOnce() throws InterruptedException {
        CachedArticle cachedArticle = CachedArticle.published("original").kept();
        CachedArticle german = CachedArticle.drafted("de", "uebersetzt", cachedArticle.slug());
        cachedArticle.kept().read().body("translations.size()", is(0));
        german.publish();
        cachedArticle.read().body("translations.slug", contains(german.slug()));
        german.kept().read().body("translations.slug", contains(cachedArticle.slug()));

        String next = Given.slug("umbenannt");
        cachedArticle.kept();
        german.revise("slug", next);
        CachedArticle renamed = new CachedArticle("de", next).publish();
        cachedArticle.read().body("translations.slug", contains(next));
        cachedArticle.kept();
        renamed.withdraw();
        cachedArticle.read().body("translations.size()", is(0));
    }

    @Test
    void whatBecomesAVariantOfSomethingElseIsNamedThereAtOnceAndHereNoMore() throws InterruptedException {
        CachedArticle here = CachedArticle.published("here");
        CachedArticle there = CachedArticle.published("there");
        CachedArticle german = CachedArticle.drafted("de", "wandert", here.slug()).publish();
        here.kept().read().body("translations.slug", contains(german.slug()));
        there.kept();
        german.kept();
        CachedArticle.kept(LIST);
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
        CachedArticle cachedArticle = CachedArticle.published("discussed");
        String counted = cachedArticle.path() + "?include=commentCount";
        String held = reply(cachedArticle).send().then().statusCode(202).extract().path("id");
        assertEquals(Set.of(), cachedArticle.madeStaleBy("comment.posted"));
        CachedArticle.kept(counted).body("commentCount", is(0));
        CachedArticle.kept(cachedArticle.path() + "/comments").body("items.size()", is(0));
        CommentRequest.decide(held, "approved").statusCode(200);

        given().get(counted).then().body("commentCount", is(1));
        given().get(cachedArticle.path() + "/comments").then().body("items.id", contains(held));
        assertTrue(Collections.disjoint(cachedArticle.madeStaleBy("comment.approved"),
                CachedArticle.groups(cachedArticle.path())));
    }

    @Test
    void anImportThatClosesCommentsActsAtOnce() throws InterruptedException {
        CachedArticle cachedArticle = CachedArticle.published("closing").kept();
        CachedArticle.kept(LIST).body("items.find { it.slug == '" + cachedArticle.slug() + "' }.commentsOpen", is(true));
        Given.imported(Given.article(cachedArticle.slug(), "Title of " + cachedArticle.slug()).replace("tags:",
                "comments: closed\ntags:"));

        cachedArticle.read().body("commentsOpen", is(false)).body("edition", is(1));
        given().get(LIST).then().body("items.find { it.slug == '" + cachedArticle.slug() + "' }.commentsOpen", is(false));
    }

    @Test
    void aNewNameShowsEverywhereAtOnce() throws InterruptedException {
        String tag = Given.slug("tag");
        String names = "/api/v1/editorial/tags/" + tag;
        CachedArticle cachedArticle = CachedArticle.published("named")
                .revise("tags", List.of(Map.of("slug", tag, "name", "New"))).publish().kept();
        cachedArticle.read().body("tags.name", contains("New"));
        String tagged = "/api/v1/articles?tag=" + tag;
        CachedArticle.kept(tagged).body("items[0].tags.name", contains("New"));
        String named = given().auth().oauth2(Keys.of(Role.EDITOR)).get(names).header("ETag");
        given().auth().oauth2(Keys.of(Role.EDITOR)).header("If-Match", named).contentType("application/json")
                .body(Map.of("name", "Newer")).put(names).then().statusCode(200);

        cachedArticle.read().body("tags.name", contains("Newer"));
        given().get(tagged).then().body("items[0].tags.name", contains("Newer"));
    }

    @Test
    void whatAnOlderProgramWritesToTheLogMakesAllStale() throws InterruptedException {
        CachedArticle cachedArticle = CachedArticle.published("mixed").kept();
        QuarkusTransaction.requiringNew().run(() -> Panache.getEntityManager().createNativeQuery(
                "INSERT INTO change (kind, article_id) VALUES ('article.revised', gen_random_uuid())").executeUpdate());
        for (int i = 0; HIT.equals(cachedArticle.read().extract().header("Cache-Status")); i++) {
            assertTrue(i < 500, "It stays");
            Thread.sleep(20);
        }
    }

    /** By somebody who took some time to write. */
    private static CommentRequest reply(CachedArticle cachedArticle) throws InterruptedException {
        String token = CommentRequest.token(cachedArticle.slug());
        Thread.sleep(400); // younger ones are refused
        return CommentRequest.to(cachedArticle.slug()).with("formToken", token);
    }
}
