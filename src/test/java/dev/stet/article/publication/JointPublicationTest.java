package dev.stet.article.publication;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import dev.stet.article.PublicationRequests;
import dev.stet.auth.account.Role;
import dev.stet.testsupport.Given;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** Several articles are published together, or none of them. */
@QuarkusTest
class JointPublicationTest {

    @Test
    void publishesAllInOneTransaction() {
        String one = draft("one");
        String two = draft("two");

        publish(item(two, PublicationRequests.tag(two), null), item(one, PublicationRequests.tag(one), null)).statusCode(200)
                .body("items.status", contains("published", "published")).body("items[0].current.slug", is(two));
        PublicationRequests.read(one).then().statusCode(200);
        PublicationRequests.read(two).then().statusCode(200);
    }

    @Test
    void publishesNoneIfOneCannotBe() {
        String one = draft("good");
        String two = draft("bad");
        Instant past = Instant.parse("2020-01-01T00:00:00Z");

        publish(item(one, PublicationRequests.tag(one), null), item(two, PublicationRequests.tag(two), past)).statusCode(422)
                .body("errors.pointer", contains("#/items/1/from"));
        publish(item(one, "\"stale\"", null), item(two, PublicationRequests.tag(two), null)).statusCode(412)
                .body("errors.pointer", contains("#/items/0/etag"));
        publish(item(one, PublicationRequests.tag(one), null), item("no-such-article-here", "\"x\"", null),
                item(one, PublicationRequests.tag(one), null))
                .statusCode(422).body("errors.pointer", contains("#/items/1/article", "#/items/2/article"));
        PublicationRequests.read(one).then().statusCode(404);
        PublicationRequests.publication(one).body("status", is("draft"));
    }

    private static ValidatableResponse publish(String... items) {
        return PublicationRequests.as(Role.EDITOR)
                .body("{\"items\": [%s]}".formatted(Stream.of(items).collect(Collectors.joining(","))))
                .put("/api/v1/editorial/publications").then();
    }

    private static String item(String slug, String tag, Instant from) {
        return "{\"article\": \"%s\", \"etag\": \"%s\", \"from\": %s}".formatted(slug, tag.replace("\"", "\\\""),
                from == null ? null : "\"" + from + "\"");
    }

    private static String draft(String stem) {
        String slug = Given.slug(stem);
        Given.importing().contentType("text/markdown").queryParam("publish", false).body(Given.article(slug, "Joint"))
                .post("/api/v1/integration/import").then().statusCode(200);
        return slug;
    }
}
