package dev.stet.cache;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.stet.testsupport.Configured;
import dev.stet.testsupport.Given;
import dev.stet.testsupport.Statements;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/** Who asks for a locale that the site lacks is answered in the nearest one, as long as nothing nearer is published. */
@QuarkusTest
@TestProfile(Configured.class)
class NearestLocaleTest {

    private static final AtomicInteger LANGUAGES = new AtomicInteger('a');

    /** For private use, and of no other test. */
    private final String language = "qs" + (char) LANGUAGES.getAndIncrement();
    private final String british = language + "-GB";

    @Test
    void anAnswerInTheNearestLocaleGoesWhenSomethingNearerComesAndIsBackWhenThatGoes() throws InterruptedException {
        Given.importedLines(Given.line("one", language, "One"));
        String list = "/api/v1/articles?locale=" + british;
        String one = "/api/v1/articles/one?locale=" + british;
        CachedArticle.kept(list).body("items.locale", contains(language));
        CachedArticle.kept(one).statusCode(200);
        for (String behind : List.of("/comments", "/sections", ".md", ".jsonld", "/timemap")) {
            given().get("/api/v1/articles/one" + behind + "?locale=" + british).then().statusCode(200);
        }
        given().get("/api/v1/articles/one/comments/form?locale=" + british).then().statusCode(200)
                .body("action", endsWith("?locale=" + language));
        given().redirects().follow(false).get("/api/v1/articles/one/timegate?locale=" + british).then().statusCode(302)
                .header("Location", containsString("locale=" + language + "&"));

        Given.importedLines(Given.line("two", british, "Two"));
        given().get(list).then().body("items.slug", contains("two"));
        given().get(one).then().statusCode(404);
        CachedArticle.kept(list);
        CachedArticle.kept(one).statusCode(404);

        new CachedArticle(british, "two").withdraw();
        given().get(list).then().body("items.slug", contains("one"));
        given().get(one).then().statusCode(200);
    }

    @Test
    void aLocaleThatTheSiteHasIsKnownWithoutALookEachTime() {
        Given.importedLines(Given.line("here", british, "Here"));

        assertTrue(IntStream.rangeClosed(1, 100).anyMatch(limit -> Statements
                .ofReading("/api/v1/articles?limit=" + limit + "&locale=" + british) == 1)); // others may publish meanwhile
    }
}
