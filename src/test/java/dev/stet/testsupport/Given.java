package dev.stet.testsupport;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Locale;
import java.util.UUID;

import dev.stet.auth.account.Role;
import io.restassured.parsing.Parser;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** What a test needs to be there already, made through the API as a client would. */
public final class Given {

    private Given() {
    }

    /** A slug that no other test has. */
    public static String slug(String stem) {
        return stem + "-" + UUID.randomUUID().toString().substring(0, 8).toLowerCase(Locale.ROOT);
    }

    /** A locale that no other test publishes in, for tests that count what is in a list. */
    public static String locale() {
        return "en-x-" + UUID.randomUUID().toString().substring(0, 8);
    }

    /** A published article with a lead and two sections; the slug is the answer. */
    public static String publishedArticle(String stem) {
        String slug = slug(stem);
        imported(article(slug, "Title of " + slug));
        return slug;
    }

    /** Markdown of an article with a lead and two sections, {@code first} and {@code second}. */
    public static String article(String slug, String title) {
        return """
                ---
                title: "%s"
                slug: %s
                tags: [china]
                ---

                The lead of *%s*.

                ## First

                Its first section.

                ## Second

                Its second section.
                """.formatted(title, slug, slug);
    }

    public static ValidatableResponse imported(String markdown) {
        return importing().contentType("text/markdown").body(markdown.getBytes(UTF_8)).post("/api/v1/integration/import").then()
                .parser("application/x-ndjson", Parser.JSON).statusCode(200); // one report is plain JSON
    }

    /** One line of NDJSON an article. */
    public static ValidatableResponse importedLines(String... lines) {
        return importing().contentType("application/x-ndjson").body(String.join("\n", lines).getBytes(UTF_8))
                .post("/api/v1/integration/import").then().statusCode(200);
    }

    public static RequestSpecification importing() {
        return given().auth().oauth2(Keys.of(Role.EDITOR));
    }

    /** A working copy as a line of NDJSON. */
    public static String line(String slug, String locale, String title) {
        return """
                {"slug": "%s", "locale": "%s", "title": "%s", "lead": "The lead.", "publishedAt": null}\
                """.formatted(slug, locale, title);
    }
}
