package dev.stet.article.editing;

import static dev.stet.article.editing.EditorialRequests.editor;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.stet.testsupport.Given;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** What a site puts into {@code custom} comes back, and whatever is given back is taken again. */
@QuarkusTest
class CustomNumbersTest {

    private static final String NUMBERS = """
            {"a": [0, -1, 5.0, 1.25, 1e2, 1e100, 1E-300, 1.7976931348623157e308, 4.9e-324, 9223372036854775807,
            100000000000000000000, -0.0, 0.1], "b": {"c": {"d": [[1e300], "1e400", null, true]}}}""";

    private static final ObjectMapper JSON = new ObjectMapper();

    private static String article(String slug, String custom) {
        return "{\"slug\": \"%s\", \"title\": \"T\", \"custom\": %s}".formatted(slug, custom);
    }

    private static Response put(String slug, String etag, String body) {
        return editor().header("If-Match", etag).body(body).put(EditorialRequests.ARTICLE, slug);
    }

    @Test
    void whatIsReadIsTakenAgainAndChangesNothing() {
        String slug = Given.slug("numbers");
        EditorialRequests.create(article(slug, NUMBERS)).then().statusCode(201)
                .body(containsString("\"a\":[0,-1,5.0,1.25,100,1E+100,1E-300,1.7976931348623157E+308,4.9E-324,"
                        + "9223372036854775807,1E+20,0.0,0.1]"));
        Response read = EditorialRequests.read(slug);
        put(slug, read.header("ETag"), read.asString()).then().statusCode(200).body("revision", is(1));
        EditorialRequests.patch(slug, read.header("ETag"), "{\"custom\": " + NUMBERS + "}").then().statusCode(200)
                .body("revision", is(1));
        Response patched = EditorialRequests.patch(slug, read.header("ETag"), "{\"custom\": {\"e\": 2E200}}");
        patched.then().statusCode(200).body("revision", is(2));
        put(slug, patched.header("ETag"), patched.asString()).then().statusCode(200).body("revision", is(2));
    }

    @Test
    void readersGetTheSameNumbers() {
        String slug = Given.slug("numbers");
        EditorialRequests.create(article(slug, NUMBERS)).then().statusCode(201);
        EditorialRequests.publish(slug, "{}").then().statusCode(200);
        given().get("/api/v1/articles/{slug}", slug).then().statusCode(200)
                .body(containsString("1E+100")).body(containsString("[1E+300]"));
    }

    @Test
    void markdownBringsTheSameNumbers() {
        String slug = Given.slug("numbers");
        EditorialRequests.create(article(slug, NUMBERS)).then().statusCode(201);
        EditorialRequests.publish(slug, "{}").then().statusCode(200);
        String custom = custom(slug);
        String markdown = given().get("/api/v1/articles/{slug}.md", slug).then().statusCode(200).extract().asString();
        EditorialRequests.patch(slug, EditorialRequests.tag(slug), "{\"custom\": null}").then().statusCode(200);
        Given.imported(markdown).body("status", is("updated"));
        assertEquals(custom, custom(slug));
    }

    private static String custom(String slug) {
        try {
            return JSON.readTree(EditorialRequests.read(slug).asString()).get("custom").toString();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "1e309", "1e-400", "9223372036854775808", "0.123456789012345678" })
    void whatNoReaderCouldKeepIsRefusedByEachWayIn(String number) {
        String slug = EditorialRequests.draft("numbers");
        String etag = EditorialRequests.tag(slug);
        String custom = "{\"x\": [0, {\"y\": " + number + "}]}";
        put(slug, etag, article(slug, custom)).then().statusCode(422).body("errors.pointer", contains("#/custom/x/1/y"))
                .body("errors[0].detail", containsString("Must be a"));
        EditorialRequests.patch(slug, etag, "{\"custom\": " + custom + "}").then().statusCode(422)
                .body("errors.pointer", contains("#/custom/x/1/y"));
        Given.importedLines(article(slug, custom).replace("\n", "")).body(containsString("#/custom/x/1/y"));
        EditorialRequests.read(slug).then().header("ETag", is(etag));
    }

    @Test
    void numbersAreMeasuredByTheirDigits() {
        String slug = EditorialRequests.draft("numbers");
        EditorialRequests.patch(slug, EditorialRequests.tag(slug), "{\"custom\": {\"x\": [1e308" + ",1e308".repeat(300) + "]}}")
                .then().statusCode(422).body("errors.pointer", contains("#/custom"));
    }

    @Test
    void whateverChanceMakesOfItIsTakenAgain() throws JsonProcessingException {
        Random random = new Random(19);
        for (int round = 0; round < 10; round++) {
            String slug = Given.slug("numbers");
            String custom = JSON.writeValueAsString(JSON.readTree("{\"x\":" + value(random, 2) + "}"));
            EditorialRequests.create(article(slug, custom)).then().statusCode(201);
            Response read = EditorialRequests.read(slug);
            assertTrue(JSON.readTree(read.asString()).get("custom").equals(CustomNumbersTest::compare, JSON.readTree(custom)),
                    custom);
            put(slug, read.header("ETag"), read.asString()).then().statusCode(200).body("revision", is(1));
        }
    }

    /** By value: whether one was written with a fraction of nothing does not matter. */
    private static int compare(JsonNode one, JsonNode other) {
        return one.isNumber() && other.isNumber()
                ? one.isLong() && other.isLong() ? Long.compare(one.longValue(), other.longValue())
                        : Double.compare(one.doubleValue(), other.doubleValue())
                : one.equals(other) ? 0 : 1;
    }

    private static String value(Random random, int depth) {
        StringBuilder list = new StringBuilder("[");
        for (int i = 0; i < 15; i++) {
            list.append(i == 0 ? "" : ",").append(depth > 0 && random.nextInt(10) == 0 ? value(random, depth - 1)
                    : switch (random.nextInt(4)) {
                        case 0 -> Long.toString(random.nextLong());
                        case 1 -> Double.toString(random.nextGaussian());
                        case 2 -> Integer.toString(random.nextInt(100));
                        default -> random.nextInt(9) + "." + (1 + random.nextInt(9)) + "E" + (random.nextInt(600) - 300);
                    });
        }
        return list.append("]").toString();
    }
}
