package dev.stet.search;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;

import java.util.List;
import java.util.Map;

import dev.stet.platform.json.Json;
import dev.stet.testsupport.Given;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;

/** What there is to find, and finding it as a reader does. */
final class SearchFixture {

    private SearchFixture() {
    }

    /** A published article with sections of a heading and a body each. */
    static String publish(String locale, String title, String lead, String... sections) {
        String slug = Given.slug("found");
        Given.importedLines(Json.write(Map.of("slug", slug, "locale", locale, "title", title, "lead", lead, "sections",
                sections(sections)))).body(containsString("\"status\":\"created\""));
        return slug;
    }

    static List<Map<String, String>> sections(String... headingsAndBodies) {
        List<Map<String, String>> sections = new java.util.ArrayList<>();
        for (int i = 0; i < headingsAndBodies.length; i += 2) {
            sections.add(Map.of("heading", headingsAndBodies[i], "body", headingsAndBodies[i + 1]));
        }
        return sections;
    }

    static ValidatableResponse search(String locale, String q) {
        return ask(Map.of("locale", locale, "q", q)).then().statusCode(200);
    }

    static Response ask(Map<String, ?> parameters) {
        return given().queryParams(parameters).get("/api/v1/search");
    }

    /** The headings of the sections that were found, the best first; {@code null} for a head. */
    static List<String> headings(String locale, String q) {
        return search(locale, q).extract().jsonPath().getList("items.collect { it.section?.heading }");
    }
}
