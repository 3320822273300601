package dev.stet.article.preview;

import static io.restassured.RestAssured.given;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.stet.article.editing.EditorialRequests;
import dev.stet.auth.account.Role;
import dev.stet.testsupport.Given;
import dev.stet.testsupport.Keys;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** A link shows the working copy to whoever holds it, as long as it works, and to nobody else. */
@QuarkusTest
class PreviewTest {

    private static final String PREVIEWS = "/api/v1/editorial/articles/{article}/previews";

    @Test
    void showsTheWorkingCopyAsReadersWouldSeeIt() {
        String slug = Given.publishedArticle("preview");
        draft(slug, "The next title");
        Map<String, Object> published = given().get("/api/v1/articles/{slug}", slug).path("");
        Set<String> members = new HashSet<>(published.keySet());
        members.add("preview");

        given().get(link(slug)).then().statusCode(200).contentType("application/json")
                .body("title", is("The next title")).body("edition", is(2))
                .body("keySet()", containsInAnyOrder(members.toArray())).body("preview", is(true))
                .body("lead.html", is("<p>The lead of <em>" + slug + "</em>.</p>"))
                .body("sections.slug", contains("first", "second")).body("tags[0].name", is("China"))
                .body("publishedAt", is(published.get("publishedAt")));
        given().get("/api/v1/articles/{slug}", slug).then().body("title", is("Title of " + slug));
    }

    @Test
    void showsADraftThatWasNeverPublished() {
        String slug = Given.slug("draft");
        draft(slug, "A draft");

        given().get(link(slug) + "?fields=title,lead&format=text").then().statusCode(200).body("", aMapWithSize(2))
                .body("title", is("A draft")).body("lead.text", is("The lead of " + slug + "."))
                .body("lead", not(hasKey("html")));
        given().get("/api/v1/articles/{slug}", slug).then().statusCode(404);
    }

    /** What is scheduled has not begun; publishing now comes before it. */
    @Test
    void tellsTheEditionThatPublishingNowWouldMake() {
        String slug = Given.slug("before");
        draft(slug, "Sooner");
        String link = link(slug);
        EditorialRequests.publish(slug, Map.of("from", "2099-01-01T00:00:00Z")).then().statusCode(200);

        given().get(link).then().statusCode(200).body("edition", is(1));
        EditorialRequests.publish(slug, Map.of()).then().statusCode(200).body("current.edition", is(1));
        given().get(link).then().statusCode(200).body("edition", is(2));
    }

    /** The moment of looking is no byline date; one that an editor has set is. */
    @Test
    void marksItselfAndInventsNoDate() {
        String slug = Given.slug("undated");
        draft(slug, "A draft");
        String link = link(slug);

        given().get(link).then().statusCode(200).body("preview", is(true)).body("publishedAt", nullValue());
        given().get(link + "?fields=preview,title").then().body("", aMapWithSize(2)).body("preview", is(true));
        given().get("/api/v1/articles/{slug}", Given.publishedArticle("real")).then().body("$", not(hasKey("preview")));
    }

    @Test
    void mayBeKeptByNobody() {
        String link = link(Given.publishedArticle("kept"));

        given().header("If-None-Match", "*").header("Origin", "https://example.org").get(link).then().statusCode(200)
                .header("Cache-Control", is("private, no-store")).header("X-Robots-Tag", is("noindex"))
                .header("Referrer-Policy", is("no-referrer")).header("ETag", nullValue())
                .header("Access-Control-Allow-Origin", is("*"));
        given().head(link).then().statusCode(200).header("Cache-Control", is("private, no-store"));
    }

    @Test
    void showsNothingOnceItIsRevoked() {
        String slug = Given.publishedArticle("revoked");
        Response preview = create(slug, "");
        String id = preview.path("id");

        as(Role.EDITOR).delete(PREVIEWS + "/{id}", slug, id).then().statusCode(204);

        isNothing(preview.path("token"));
        as(Role.EDITOR).get(PREVIEWS, slug).then().body("items", hasSize(0));
        as(Role.EDITOR).delete(PREVIEWS + "/{id}", slug, id).then().statusCode(404);
    }

    @Test
    void showsNothingOnceItHasExpired() {
        String slug = Given.publishedArticle("expired");
        Response preview = create(slug, "{\"expiresIn\": \"PT1H\"}");
        age(preview.path("id"));

        isNothing(preview.path("token"));
        as(Role.EDITOR).get(PREVIEWS, slug).then().body("items", hasSize(0));
    }

    @Test
    void showsNothingOfWhatIsInTheTrash() {
        String slug = Given.publishedArticle("trashed");
        Response preview = create(slug, "");
        QuarkusTransaction.requiringNew().run(() -> Panache.getEntityManager()
                .createNativeQuery("UPDATE article SET trashed_at = now() WHERE slug = :slug").setParameter("slug", slug)
                .executeUpdate());

        isNothing(preview.path("token"));
    }

    @Test
    void showsNothingToWhoMakesATokenUp() {
        String token = create(Given.publishedArticle("tampered"), "").path("token");
        char last = token.charAt(token.length() - 1);

        isNothing(token.substring(0, token.length() - 1) + (last == 'A' ? 'Q' : 'A'));
        isNothing((token.charAt(0) == 'A' ? 'B' : 'A') + token.substring(1));
        isNothing("x");
        isNothing(UUID.randomUUID().toString());
    }

    @Test
    void listsTheLinksThatWork() {
        String slug = Given.publishedArticle("listed");
        Response first = create(slug, "{\"expiresIn\": \"P1D\"}");
        first.then().header("Location", endsWith("/previews/" + first.<String> path("id")));
        Instant end = Instant.now().plus(Duration.ofDays(3)).truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
        create(slug, "{\"expiresAt\": \"" + end + "\"}").then().body("expiresAt", is(end.toString()));

        as(Role.READER).get(PREVIEWS, slug).then().statusCode(200).body("items", hasSize(2))
                .body("items[0].expiresAt", is(end.toString())).body("items[1].link", is(first.<String> path("link")))
                .body("items[1].account.name", notNullValue());
        as(Role.READER).get(PREVIEWS + "/{id}", slug, first.path("id")).then().statusCode(200)
                .body("token", is(first.<String> path("token")));
    }

    @Test
    void refusesAnEndThatIsPastOrFarOrTold() {
        String slug = Given.publishedArticle("end");

        refuse(slug, "{\"expiresAt\": \"2020-01-01T00:00:00Z\"}", "#/expiresAt");
        refuse(slug, "{\"expiresIn\": \"P91D\"}", "#/expiresIn");
        refuse(slug, "{\"expiresIn\": \"-P1D\"}", "#/expiresIn");
        refuse(slug, "{\"expiresIn\": \"P1D\", \"expiresAt\": \"2999-01-01T00:00:00Z\"}", "#/expiresIn");
        refuse(slug, "{\"expiresIn\": \"tomorrow\"}", "#/expiresIn");
        refuse(slug, "{\"until\": 1}", "#/until");
    }

    @Test
    void letsAuthorsShowOnlyTheirOwn() {
        String slug = Given.publishedArticle("own");

        creating(Role.AUTHOR).post(PREVIEWS, slug).then().statusCode(403);
        creating(Role.READER).post(PREVIEWS, slug).then().statusCode(403);
        given().post(PREVIEWS, slug).then().statusCode(401);
        as(Role.AUTHOR).delete(PREVIEWS + "/{id}", slug, create(slug, "").<String> path("id")).then().statusCode(403);
    }

    @Test
    void makesOneLinkForOneIdempotencyKey() {
        String slug = Given.publishedArticle("once");
        String key = "\"" + UUID.randomUUID() + "\"";

        String link = creating(Role.EDITOR).header("Idempotency-Key", key).post(PREVIEWS, slug).then().statusCode(201).extract()
                .path("link");
        creating(Role.EDITOR).header("Idempotency-Key", key).post(PREVIEWS, slug).then().statusCode(201)
                .header("Idempotency-Replayed", is("true")).body("link", is(link));
        as(Role.READER).get(PREVIEWS, slug).then().body("items", hasSize(1));
    }

    private static void isNothing(String token) {
        Response answer = given().get("/api/v1/previews/{token}", token);
        answer.then().statusCode(404).contentType("application/problem+json")
                .header("Cache-Control", containsString("no-store"))
                .body("type", is("/problems/not-found")).body("instance", is("/api/v1/previews/…"));
        assertThat(answer.asString(), not(containsString("\"" + token)));
    }

    private static void refuse(String slug, String body, String pointer) {
        create(slug, body).then().statusCode(422).body("errors[0].pointer", is(pointer));
    }

    private static String link(String slug) {
        String link = create(slug, "").then().statusCode(201).extract().path("link");
        assertThat(link, startsWith("/api/v1/previews/"));
        return link;
    }

    private static Response create(String slug, String body) {
        return creating(Role.EDITOR).body(body).post(PREVIEWS, slug);
    }

    private static void draft(String slug, String title) {
        Given.importing().contentType("text/markdown").body(Given.article(slug, title))
                .post("/api/v1/integration/import?publish=false").then().statusCode(200);
    }

    private static void age(String id) {
        QuarkusTransaction.requiringNew().run(() -> Panache.getEntityManager()
                .createNativeQuery("UPDATE preview SET created_at = created_at - interval '1 hour',"
                        + " expires_at = expires_at - interval '1 hour' WHERE id = :id")
                .setParameter("id", UUID.fromString(id)).executeUpdate());
    }

    private static RequestSpecification creating(Role role) {
        return as(role).contentType("application/json");
    }

    private static RequestSpecification as(Role role) {
        return given().auth().oauth2(Keys.of(role));
    }
}
