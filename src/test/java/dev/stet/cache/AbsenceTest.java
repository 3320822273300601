package dev.stet.cache;

import static dev.stet.cache.CachedArticle.HIT;
import static dev.stet.cache.CachedArticle.MISS;
import static dev.stet.cache.CachedArticle.STORED;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import dev.stet.testsupport.Configured;
import dev.stet.testsupport.Given;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;

/** That nothing is somewhere is answered again at once, until something is. */
@QuarkusTest
@TestProfile(Configured.class)
class AbsenceTest {

    private final String slug = Given.slug("absent");
    private final String path = "/api/v1/articles/" + slug;

    @Test
    void whatIsNotThereIsToldToEachInAProblemOfTheirOwn() throws InterruptedException {
        String trace = "0af7651916cd43dd8448eb211c80319c";
        Response first = given().get(path);
        CachedArticle.kept(path);
        Response again = given().header("traceparent", "00-" + trace + "-b7ad6b7169203331-01").get(path);

        again.then().statusCode(404).header("Cache-Status", is(HIT)).header("Cache-Control", is("no-store"))
                .header("Access-Control-Allow-Origin", is("*")).header("X-Content-Type-Options", is("nosniff"))
                .header("ETag", nullValue()).header("Cache-Groups", nullValue()).contentType("application/problem+json")
                .body("type", is("/problems/not-found")).body("detail", is(first.<String> path("detail")))
                .body("instance", is(path)).body("traceId", is(trace));
        assertNotEquals(first.<String> path("traceId"), CachedArticle.kept(path).extract().<String> path("traceId"));
        given().head(path).then().statusCode(404).header("Cache-Status", is(HIT))
                .header("Content-Length", again.header("Content-Length"));
        given().accept("application/json").get(path).then().statusCode(404).header("Cache-Status", is(HIT));
        given().accept("image/png").get(path).then().statusCode(406);
    }

    @Test
    void theAnswerTellsWhetherItIsKept() {
        List<String> told = IntStream.range(0, 50).mapToObj(i -> given().get(path + "-" + i).header("Cache-Status")).toList();
        assertTrue(told.contains(STORED) && Set.of(STORED, MISS).containsAll(told), told.toString());
    }

    @Test
    void soIsWhatHangsOnIt() throws InterruptedException {
        for (String beneath : new String[] { "/sections", "/sections/first", "/comments", ".md", ".jsonld" }) {
            CachedArticle.kept(path + beneath).statusCode(404).body("instance", endsWith(beneath));
        }
        CachedArticle.kept("/articles/" + slug + "/comments.atom").statusCode(404);
    }

    @Test
    void whatIsOtherwiseWrongIsNotKept() {
        for (int i = 0; i < 2; i++) {
            given().get(path + "?nonsense=1").then().statusCode(400).header("Cache-Status", is(MISS));
            given().get(path + "/nonsense").then().statusCode(404).header("Cache-Status", nullValue());
            given().get(path + "?at=2025-01-01T00:00:00Z").then().statusCode(404).header("Cache-Status", nullValue());
            given().urlEncodingEnabled(false).get(path + "?%61t=2025-01-01T00:00:00Z").then().statusCode(404)
                    .header("Cache-Status", nullValue());
        }
    }

    @Test
    void anArticleIsReadAsSoonAsItIsPublished() throws InterruptedException {
        Given.importing().contentType("text/markdown").body(Given.article(slug, "Draft").getBytes())
                .post("/api/v1/integration/import?publish=false").then().statusCode(200);
        for (String beneath : new String[] { "", "/sections/first", "/comments", ".md" }) {
            CachedArticle.kept(path + beneath).statusCode(404);
        }
        CachedArticle cachedArticle = new CachedArticle("en", slug).revise("title", "Still a draft").publish();

        for (String beneath : new String[] { "", "/sections/first", "/comments", ".md" }) {
            given().get(path + beneath).then().statusCode(200);
        }
        cachedArticle.withdraw();
        given().get(path).then().statusCode(404);
    }

    @Test
    @Tag("soak")
    void anArticleIsReadAsSoonAsItsTimeHasCome() throws InterruptedException {
        CachedArticle cachedArticle = CachedArticle.drafted("en", "absent", null);
        CachedArticle.kept(cachedArticle.path()).statusCode(404);
        Instant from = Instant.now().plusMillis(2_500);
        cachedArticle.schedule(from);
        while (Instant.now().isBefore(from.minusMillis(300))) {
            given().get(cachedArticle.path()).then().statusCode(404);
        }
        Thread.sleep(Duration.between(Instant.now(), from).toMillis() + 30);
        given().get(cachedArticle.path()).then().statusCode(200);
    }

    @Test
    void anOldSlugLeadsOnOnceThereIsSomethingToLeadTo() throws InterruptedException {
        CachedArticle cachedArticle = CachedArticle.published("old-slug");
        cachedArticle.withdraw();
        CachedArticle.kept(cachedArticle.path()).statusCode(404);
        String next = Given.slug("new-slug");
        CachedArticle renamed = new CachedArticle("en", next);
        cachedArticle.revise("slug", next);
        CachedArticle.kept(cachedArticle.path()).statusCode(404);
        CachedArticle.kept(renamed.path()).statusCode(404);
        renamed.publish();

        given().redirects().follow(false).get(cachedArticle.path()).then().statusCode(308).header("Location",
                containsString(next));
        renamed.read();
    }

    @Test
    void aSectionThatIsNotThereComesWithTheEditionThatHasIt() throws InterruptedException {
        CachedArticle cachedArticle = CachedArticle.published("sections");
        CachedArticle.kept(cachedArticle.path() + "/sections/third").statusCode(404).body("detail",
                containsString("has no section 'third'"));
        Given.imported(Given.article(cachedArticle.slug(), "More") + "\n## Third\n\nIts third section.\n");

        given().get(cachedArticle.path() + "/sections/third").then().statusCode(200);
    }
}
