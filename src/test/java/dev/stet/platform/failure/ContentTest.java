package dev.stet.platform.failure;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
class ContentTest {

    private static ValidatableResponse put(String json) {
        return put(json.getBytes(StandardCharsets.UTF_8));
    }

    private static ValidatableResponse put(byte[] json) {
        return given().header("Content-Type", "application/json").body(json).put("/api/v1/test-edge").then()
                .body(not(anyOf(containsString("Exception"), containsString("dev.stet"), containsString("java."))));
    }

    @ParameterizedTest
    @ValueSource(strings = { "{", "{\"title\": }", "{\"title\": \"a\"", "{\"title\": \"a\"} x", "{\"title\": \"a\"}{}",
            "{\"title\": \"a\", \"title\": \"b\"}", "{'title': 'a'}", "nonsense", "{\"title\": \"a\nb\"}" })
    void whatIsNoJsonIsMalformed(String json) {
        put(json).statusCode(400).contentType("application/problem+json").body("type", is("/problems/malformed-request"))
                .body("detail", containsString("line "));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "null" })
    void aBodyIsNeeded(String json) {
        put(json).statusCode(400).body("type", is("/problems/malformed-request"));
    }

    @Test
    void invalidUtf8IsMalformed() {
        put(new byte[] { '{', '"', 't', 'i', 't', 'l', 'e', '"', ':', '"', (byte) 0xFF, '"', '}' })
                .statusCode(400).body("type", is("/problems/malformed-request"));
    }

    @Test
    void deepNestingIsMalformed() {
        put("{\"title\":\"a\",\"custom\":" + "[".repeat(5000) + "]".repeat(5000) + "}")
                .statusCode(400).body("type", is("/problems/malformed-request"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{\"title\": 5}                                   | #/title           | a string",
            "{\"title\": [\"a\"]}                             | #/title           | a string",
            "{\"title\": \"a\", \"count\": \"5\"}             | #/count           | a whole number",
            "{\"title\": \"a\", \"count\": 5.5}               | #/count           | a whole number",
            "{\"title\": \"a\", \"count\": 99999999999}       | #/count           | a whole number",
            "{\"title\": \"a\", \"at\": \"yesterday\"}        | #/at              | an instant",
            "{\"title\": \"a\", \"at\": \"\"}                 | #/at              | an instant",
            "{\"title\": \"a\", \"mood\": \"ugly\"}           | #/mood            | good, bad",
            "{\"title\": \"a\", \"mood\": 0}                  | #/mood            | good, bad",
            "{\"title\": \"a\", \"lines\": {}}                | #/lines           | an array",
            "{\"title\": \"a\", \"lines\": [{\"heading\": 1}]}| #/lines/0/heading | a string",
            "{\"title\": \"a\", \"lines\": [1]}               | #/lines/0         | an object",
            "{\"title\": \"a\", \"titel\": \"b\"}             | #/titel           | 'titel'",
            "{\"title\": \"a\", \"lines\": [{\"x/y ä\": 1}]}  | #/lines/0/x~1y%20%C3%A4 | no member",
            "{\"title\": \"a\\u0000\"}                        | #/title           | NUL",
            "{\"title\": \"a\\ud800\"}                        | #/title           | surrogate",
            "{\"title\": \"a\", \"custom\": {\"b\": [\"\\u0000\"]}} | #/custom/b/0 | NUL",
            "[]                                               | #                 | an object" })
    void whatBreaksTheSchemaIsPointedAt(String json, String pointer, String words) {
        put(json).statusCode(422).contentType("application/problem+json").body("type", is("/problems/invalid-content"))
                .body("errors.pointer", contains(pointer)).body("errors[0].detail", containsString(words));
    }

    @Test
    void everyBrokenRuleIsToldAtOnce() {
        put("{\"title\": \" \", \"lines\": [{\"heading\": \"good\"}, {\"heading\": \"too long\"}],"
                + " \"named\": {\"a/b\": {\"heading\": \"\"}}}")
                .statusCode(422).body("type", is("/problems/invalid-content"))
                .body("errors.pointer", contains("#/lines/1/heading", "#/named/a~1b/heading", "#/title"))
                .body("errors[2].detail", is("Must not be blank."));
    }

    @Test
    void textIsComposed() {
        put("{\"title\": \"u\u0308\", \"custom\": {\"a\u0308\": \"o\u0308\"}}").statusCode(200)
                .body("title", is("\u00FC")).body("custom.\u00E4", is("\u00F6"));
    }

    @Test
    void nothingIsNullWithoutBeingShown() {
        put("{\"title\": \"a\", \"at\": \"2025-01-28T08:00:00Z\"}").statusCode(200)
                .body(containsString("\"at\":\"2025-01-28T08:00:00Z\"")).body(containsString("\"mood\":null"));
    }
}
