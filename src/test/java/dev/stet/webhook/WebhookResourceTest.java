package dev.stet.webhook;

import static dev.stet.webhook.WebhookRequests.admin;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.stet.auth.account.Role;
import dev.stet.testsupport.Keys;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** Making, changing and deleting webhooks, and what is kept from whom. */
@QuarkusTest
class WebhookResourceTest {

    private static final String URL = "https://receiver.example/hook";

    @Test
    void theSecretIsToldOnceAndNeverAgain() {
        Response made = admin().body(Map.of("url", URL)).post(WebhookRequests.PATH);
        made.then().statusCode(201).header("Location", notNullValue()).header("ETag", is((String) made.path("etag")))
                .body("secret", matchesPattern("whsec_[A-Za-z0-9+/]{43}="));
        WebhookRequests hook = new WebhookRequests(made.path("id"), made.path("secret"));

        hook.read().body("url", is(URL)).body("secret", nullValue());
        admin().get(WebhookRequests.PATH + "?limit=100").then().statusCode(200).body("items.id", hasItem(hook.id()))
                .body(not(containsString("whsec_")));
        hook.delete();
        admin().get(WebhookRequests.PATH + "/" + hook.id()).then().statusCode(404);
    }

    @Test
    void theSameIdempotencyKeyMakesOneWebhookWithoutTellingItsSecretAgain() {
        String key = "\"" + UUID.randomUUID() + "\"";
        Response first = admin().header("Idempotency-Key", key).body(Map.of("url", URL)).post(WebhookRequests.PATH);
        Response again = admin().header("Idempotency-Key", key).body(Map.of("url", URL)).post(WebhookRequests.PATH);

        again.then().statusCode(201).body("id", is((String) first.path("id"))).body("secret", nullValue());
        WebhookRequests hook = new WebhookRequests(first.path("id"), null);
        String rotation = "\"" + UUID.randomUUID() + "\"";
        String until = admin().header("Idempotency-Key", rotation).post(WebhookRequests.PATH + "/" + hook.id() + "/secret")
                .then()
                .statusCode(200).body("secret", notNullValue()).extract().path("oldSecretUntil");
        admin().header("Idempotency-Key", rotation).post(WebhookRequests.PATH + "/" + hook.id() + "/secret").then()
                .statusCode(200)
                .body("oldSecretUntil", is(until)).body("secret", nullValue());
        hook.delete();
    }

    @Test
    void aChangeNeedsTheStateThatWasRead() {
        Response made = admin().body(Map.of("url", URL)).post(WebhookRequests.PATH);
        WebhookRequests hook = new WebhookRequests(made.path("id"), made.path("secret"));
        String address = WebhookRequests.PATH + "/" + hook.id();

        admin().body(Map.of("url", URL + "/2")).put(address).then().statusCode(428);
        admin().delete(address).then().statusCode(428);
        admin().header("If-Match", "*").delete(address).then().statusCode(428);
        hook.change(Map.of("events", List.of("article.*"))).statusCode(200).body("events", is(List.of("article.*")))
                .body("etag", not(is((String) made.path("etag"))));
        admin().header("If-Match", made.header("ETag")).body(Map.of("url", URL + "/2")).put(address).then().statusCode(412)
                .body("type", is("/problems/stale-edit")).body("current.url", is(URL));
        admin().header("If-Match", made.header("ETag")).delete(address).then().statusCode(412);
        String etag = hook.read().extract().path("etag");
        hook.change(Map.of()).statusCode(200).body("etag", is(etag));
        hook.delete();
    }

    @ParameterizedTest
    @ValueSource(strings = { "ftp://receiver.example/", "receiver.example", "https://", "https://user:pw@receiver.example/",
            "https://user@receiver.example/", "https://receiver.example/#part", "https://receiver.example:0/",
            "https://receiver.example:70000/", "javascript:alert(1)", "https://receiver example/", "http://0x7f.1/",
            "http://2130706433/", "http://127.1/", "http://0177.0.0.1/" })
    void anAddressThatIsNoneIsRefused(String url) {
        WebhookRequests.create(Map.of("url", url)).statusCode(422).body("errors.pointer", hasItem("#/url"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "account.*", "account.created", "key.created", "key.*", "comment-block.created", "*", "article",
            "article.", "articles.*", "webhook.tested", "article.Published" })
    void whatIsNobodyElsesBusinessCannotBeAskedFor(String event) {
        WebhookRequests.create(Map.of("url", URL, "events", List.of(event))).statusCode(422)
                .body("errors.pointer", hasItem("#/events/0"));
    }

    @Test
    void tooMuchIsRefused() {
        WebhookRequests.create(Map.of("url", "https://receiver.example/" + "x".repeat(2000))).statusCode(422);
        WebhookRequests.create(Map.of("url", URL, "tags", java.util.Collections.nCopies(51, "t"))).statusCode(422);
        WebhookRequests.create(Map.of("url", URL, "secret", "mine")).statusCode(422);
        admin().get(WebhookRequests.PATH + "?limit=0").then().statusCode(400);
        admin().get(WebhookRequests.PATH + "?url=x").then().statusCode(400);
        admin().get(WebhookRequests.PATH + "/" + UUID.randomUUID() + "/deliveries").then().statusCode(404);
    }

    @ParameterizedTest
    @EnumSource(value = Role.class, names = "ADMIN", mode = EnumSource.Mode.EXCLUDE)
    void onlyAdministratorsReadThem(Role role) {
        String one = WebhookRequests.PATH + "/" + UUID.randomUUID();
        for (String path : List.of(WebhookRequests.PATH, one, one + "/deliveries", one + "/deliveries/" + UUID.randomUUID())) {
            given().auth().oauth2(Keys.of(role)).get(path).then().statusCode(403);
            given().get(path).then().statusCode(401);
            admin().get(path).then().statusCode(path.equals(WebhookRequests.PATH) ? 200 : 404);
        }
    }

    @Test
    void theListIsWalkedInPages() {
        WebhookRequests first = made("first");
        WebhookRequests second = made("second");
        Response page = admin().get(WebhookRequests.PATH + "?limit=1");
        page.then().statusCode(200).body("items.id", is(List.of(second.id()))).body("page.next", notNullValue());
        Response next = admin().queryParam("cursor", page.<String> path("page.next")).get(WebhookRequests.PATH + "?limit=1");
        next.then().body("items.id", is(List.of(first.id())));
        admin().queryParam("cursor", next.<String> path("page.previous")).get(WebhookRequests.PATH + "?limit=1").then()
                .body("items.id", is(List.of(second.id())));
        first.delete();
        second.delete();
    }

    private static WebhookRequests made(String name) {
        return new WebhookRequests(WebhookRequests.create(Map.of("url", URL + "/" + name, "disabled", true)).statusCode(201)
                .body("disabled", is(true)).extract().path("id"), null);
    }
}
