package dev.stet.cache;

import static dev.stet.cache.CachedArticle.HIT;
import static dev.stet.cache.CachedArticle.kept;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.zip.GZIPInputStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import dev.stet.auth.account.Role;
import dev.stet.comment.CommentRequest;
import dev.stet.testsupport.Configured;
import dev.stet.testsupport.Given;
import dev.stet.testsupport.Keys;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** What was answered once is answered again at once, and never when it has changed. */
@QuarkusTest
@TestProfile(Configured.class)
class ResponseCacheTest {

    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private String slug;
    private String path;

    @BeforeEach
    void anArticleThatWasRead() throws InterruptedException {
        slug = Given.slug("cached");
        path = "/api/v1/articles/" + slug;
        Given.imported(Given.article(slug, "First").replace("Its first section.", "A long text. ".repeat(200)));
        kept(path).statusCode(200);
    }

    @Test
    void whatIsAnsweredAgainIsMeasuredAsItsRoute() throws InterruptedException {
        kept(path).statusCode(200).header("Cache-Status", is(HIT));
        given().header("If-None-Match", read().extract().header("ETag")).get(path).then().statusCode(304);
        given().get("/q/metrics").then().statusCode(200).body(not(containsString(slug)))
                .body(containsString("uri=\"/api/v1/articles/{slug}\""));
    }

    @Test
    void theSameIsAnsweredAgain() throws InterruptedException {
        Response first = given().get(path + "?format=text&fields=title");
        first.then().header("Cache-Status", startsWith(CachedArticle.MISS));
        Response again = kept(path + "?fields=title&format=text").extract().response();

        again.then().statusCode(200).header("Access-Control-Allow-Origin", is("*"))
                .header("X-Content-Type-Options", is("nosniff")).header("Cache-Control", startsWith("public, max-age="))
                .header("Cache-Groups", containsString("\"article-")).header("Surrogate-Key", containsString("variants-"))
                .header("Content-Type", is(first.header("Content-Type"))).header("ETag", is(first.header("ETag")))
                .header("Link", is(first.header("Link")));
        assertArrayEquals(first.asByteArray(), again.asByteArray());
        given().header("If-None-Match", again.header("ETag")).get(path + "?fields=title&format=text").then().statusCode(304)
                .header("Cache-Status", is(HIT)).header("ETag", is(first.header("ETag")));
        given().head(path + "?fields=title&format=text").then().statusCode(200).header("Cache-Status", is(HIT))
                .header("Content-Length", is(Integer.toString(first.asByteArray().length)));
    }

    @Test
    void eachEncodingHasItsOwnBytesAndTag() throws Exception {
        HttpResponse<byte[]> plain = fetch(path, null, null);
        HttpResponse<byte[]> zipped = fetch(path, "br;q=1, gzip;q=0.8", null);

        assertEquals("gzip", zipped.headers().firstValue("Content-Encoding").orElseThrow());
        assertEquals("Accept-Encoding", zipped.headers().firstValue("Vary").orElseThrow());
        assertEquals("Accept-Encoding", plain.headers().firstValue("Vary").orElseThrow());
        assertTrue(zipped.body().length < plain.body().length / 3);
        assertArrayEquals(plain.body(), new GZIPInputStream(new ByteArrayInputStream(zipped.body())).readAllBytes());
        String tag = plain.headers().firstValue("ETag").orElseThrow();
        String zippedTag = zipped.headers().firstValue("ETag").orElseThrow();
        assertEquals(tag.replaceFirst("\"$", "-gz\""), zippedTag);
        assertEquals(304, fetch(path, "gzip", zippedTag).statusCode());
        assertEquals(200, fetch(path, "gzip", tag).statusCode());
        assertEquals(200, fetch(path, null, zippedTag).statusCode());
        assertEquals(304, fetch(path, "gzip;q=0", tag).statusCode());
        String other = path + "?include=commentCount"; // made and compressed at once
        assertEquals("gzip", fetch(other, "gzip", null).headers().firstValue("Content-Encoding").orElseThrow());
    }

    @Test
    void whatIsNotForEverybodyOrNotForNowIsNotKept() throws InterruptedException {
        String past = Instant.now().minusSeconds(120).toString();
        for (int i = 0; i < 2; i++) {
            given().auth().oauth2(Keys.of(Role.EDITOR)).get(path).then().statusCode(200).header("Cache-Status", not(HIT));
            given().get(path + "?at=" + past).then().header("Cache-Status", nullValue());
            given().get(path + "/comments/form").then().statusCode(200).header("Cache-Status", nullValue());
            given().urlEncodingEnabled(false).get(path + "?cu%72sor=x").then().statusCode(400).header("Cache-Status",
                    nullValue());
            given().accept("image/png").get(path).then().statusCode(406);
            given().post(path).then().statusCode(405);
        }
        kept(path).statusCode(200);
    }

    @Test
    void aNewEditionIsReadAtOnceAndADraftIsNot() throws InterruptedException {
        kept("/api/v1/articles?limit=100&fields=title,slug");
        kept(path + "/sections/first");
        revise("Second");
        kept(path).body("title", is("First"));

        publish();
        read().body("title", is("Second"));
        given().get("/api/v1/articles?limit=100&fields=title,slug").then()
                .body("items.find { it.slug == '" + slug + "' }.title", is("Second"));
        given().get(path + "/sections/first").then().statusCode(200);
    }

    @Test
    void whatIsTakenBackIsGoneAtOnce() throws InterruptedException {
        kept(path + "/comments");
        kept(path + "/sections");
        String type = given().get("/articles/" + slug + "/comments.atom").then().statusCode(200).extract().contentType();
        kept("/articles/" + slug + "/comments.atom").contentType(is(type));
        edit().delete("/api/v1/editorial/articles/{a}/publication", slug).then().statusCode(200);

        given().get(path).then().statusCode(404);
        given().get(path + "/sections").then().statusCode(404);
        given().get(path + "/comments").then().statusCode(404);
        given().get("/articles/" + slug + "/comments.atom").then().statusCode(404);
        given().get("/api/v1/articles?limit=100&fields=slug").then().body("items.findAll { it.slug == '" + slug + "' }.size()",
                is(0));
    }

    @Test
    void aTrashedArticleIsGoneAtOnce() {
        edit().delete("/api/v1/editorial/articles/{a}", slug).then().statusCode(204);
        given().get(path).then().statusCode(404);
    }

    @Test
    void aCommentIsSeenOnceItIsApproved() throws InterruptedException {
        given().get(path + "/comments").then().statusCode(200);
        given().get(path + "?include=commentCount").then().body("commentCount", is(0));
        String token = CommentRequest.token(slug);
        Thread.sleep(400); // younger ones are refused
        String id = CommentRequest.to(slug).with("formToken", token).approved();

        given().get(path + "/comments").then().body("items.id", contains(id));
        given().get(path + "?include=commentCount").then().body("commentCount", is(1));
        given().get("/api/v1/articles?include=commentCount&limit=100").then()
                .body("items.find { it.slug == '" + slug + "' }.commentCount", is(1));
        CommentRequest.decide(id, "spam").statusCode(200);
        given().get(path + "/comments").then().body("items.size()", is(0));
    }

    @Test
    void aPolicyAndANameActAtOnce() {
        read().body("commentsOpen", is(true)).body("tags[0].name", notNullValue());
        String policy = "/api/v1/editorial/articles/{a}/comment-policy";
        String tag = given().auth().oauth2(Keys.of(Role.EDITOR)).get(policy, slug).path("etag");
        given().auth().oauth2(Keys.of(Role.EDITOR)).header("If-Match", tag).contentType("application/json")
                .body("{\"open\": false}").put(policy, slug).then().statusCode(200);
        read().body("commentsOpen", is(false));

        String name = "China " + slug;
        String named = given().auth().oauth2(Keys.of(Role.EDITOR)).get("/api/v1/editorial/tags/china").header("ETag");
        given().auth().oauth2(Keys.of(Role.EDITOR)).header("If-Match", named).contentType("application/json")
                .body(Map.of("name", name)).put("/api/v1/editorial/tags/china").then().statusCode(200);
        read().body("tags[0].name", is(name));
    }

    @Test
    @Tag("soak")
    void timeEndsWhatIsKept() throws InterruptedException {
        revise("Later");
        Instant from = Instant.now().plusMillis(2_500);
        edit().body(Map.of("from", from.toString())).put("/api/v1/editorial/articles/{a}/publication", slug).then()
                .statusCode(200);
        read().body("title", is("First"));
        while (Instant.now().isBefore(from.minusMillis(300))) {
            read().body("title", is("First"));
        }
        Thread.sleep(Duration.between(Instant.now(), from).toMillis() + 30);
        read().body("title", is("Later"));
    }

    @Test
    void browsersAreServedFromItTooAndWhoWantsSomethingElseIsNot() throws InterruptedException {
        String browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
        assertTrue(isServed(browser));
        assertTrue(isServed("application/json;q=0.5"));
        assertTrue(isServed("text/html, application/json ; charset=utf-8"));
        assertFalse(isServed("application/json;q=0, */*;q=0.1"));
        given().accept("application/json-seq").get(path).then().statusCode(406);
    }

    private boolean isServed(String accept) throws InterruptedException {
        boolean served = false;
        for (int i = 0; i < 5 && !served; i++) {
            kept(path);
            served = HIT.equals(given().accept(accept).get(path).header("Cache-Status"));
        }
        return served;
    }

    @Test
    void tellsItsMetrics() throws InterruptedException {
        double hits = metric("requests_total{result=\"hit\"}");
        double misses = metric("requests_total{result=\"miss\"}");
        double changed = metric("evictions_total{cause=\"change\"}");
        kept(path);
        revise("Second");
        publish();
        read();

        assertTrue(metric("requests_total{result=\"hit\"}") > hits);
        assertTrue(metric("requests_total{result=\"miss\"}") > misses);
        assertTrue(metric("evictions_total{cause=\"change\"}") > changed);
        assertTrue(metric("bytes{status=\"200\"}") > 0 && metric("answers{status=\"200\"}") > 0);
        assertTrue(metric("bytes{status=\"404\"}") >= 0 && metric("evictions_total{cause=\"size\"}") >= 0);
    }

    private static double metric(String name) {
        return given().get("/q/metrics").then().statusCode(200).extract().asString().lines()
                .filter(line -> line.startsWith("stet_cache_" + name)).findFirst()
                .map(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1))).orElseThrow();
    }

    private ValidatableResponse read() {
        return given().get(path).then().statusCode(200);
    }

    private void revise(String title) {
        edit().contentType("application/merge-patch+json").body(Map.of("title", title))
                .patch("/api/v1/editorial/articles/{a}", slug).then().statusCode(200);
    }

    private void publish() {
        edit().body("{}").put("/api/v1/editorial/articles/{a}/publication", slug).then().statusCode(200);
    }

    private RequestSpecification edit() {
        String tag = given().auth().oauth2(Keys.of(Role.EDITOR)).get("/api/v1/editorial/articles/{a}", slug).header("ETag");
        return given().auth().oauth2(Keys.of(Role.EDITOR)).header("If-Match", tag).contentType("application/json");
    }

    private static HttpResponse<byte[]> fetch(String path, String encoding, String known)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path));
        if (encoding != null) {
            request.header("Accept-Encoding", encoding);
        }
        if (known != null) {
            request.header("If-None-Match", known);
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }
}
