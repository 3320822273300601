package dev.stet.article.publication;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.stet.article.PublicationRequests;
import dev.stet.auth.account.Role;
import dev.stet.testsupport.Given;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** Before publishing, an editor can ask what readers would stumble over. */
@QuarkusTest
class PublicationCheckTest {

    @Test
    void findsNothingInAGoodArticle() {
        String other = Given.publishedArticle("target");

        check("""
                Read [the other](/articles/%s), [there](%s#first), [below](#first), [elsewhere](https://example.org/x),
                [deeper](#deeper), [as GitHub says](#a--b), [given](#given), call [us](tel:+4930),
                <time datetime=2020-01-01>then</time>,
                a note[^1], ![a cat](https://example.org/cat.png), `code`, ~~gone~~ and https://example.org.

                | a | b |
                |---|:-:|
                | 1 | 2 |

                ```java
                code();
                ```

                [^1]: The note.

                ## First

                ### Deeper

                Text.

                ## A & B

                - [x] done

                ### Named {#given}
                """
                .formatted(other, other)).body("items", empty());
    }

    @Test
    void findsEveryKindOfTrouble() {
        check("""
                [nowhere](/articles/no-such-article-anywhere) and [no anchor](#missing) and ![](https://example.org/x.png)

                ## Empty

                ## Order

                #### Too deep

                <script>alert(1)</script><p onclick="x()">text</p>
                """).body("items.code", containsInAnyOrder("broken-link", "broken-link", "missing-alt", "empty-section",
                "heading-order", "removed-html"))
                .body("items.findAll { it.code == 'broken-link' }.pointer", hasItem("#/lead"))
                .body("items.find { it.code == 'empty-section' }.pointer", is("#/sections/0/body"))
                .body("items.find { it.code == 'removed-html' }.pointer", is("#/sections/1/body"));
    }

    @Test
    void tellsWhatReadersWillNotGet() {
        check("A <title> here, <object>this</object>.\n\n<iframe src=\"https://v.example/1\"></iframe>")
                .body("items.code", is(List.of("removed-html")))
                .body("items[0].detail", startsWith("Readers will not get <title>, <object>, <iframe> (a link stays): "));
    }

    @Test
    void warnsOfALinkToWhatIsNotPublished() {
        String draft = Given.slug("unpublished");
        draft(Given.article(draft, "Draft"));

        check("[soon](/articles/%s)".formatted(draft)).body("items.code", is(List.of("broken-link")))
                .body("items[0].severity", is("warning"));
    }

    private static ValidatableResponse check(String text) {
        String slug = Given.slug("check");
        draft("---\ntitle: Check\nslug: %s\n---\n\n%s".formatted(slug, text));
        return PublicationRequests.as(Role.EDITOR).get("/api/v1/editorial/articles/{slug}/publication/check", slug).then()
                .statusCode(200);
    }

    private static void draft(String markdown) {
        Given.importing().contentType("text/markdown").queryParam("publish", false)
                .body(markdown.getBytes(UTF_8)).post("/api/v1/integration/import").then()
                .statusCode(200);
    }
}
