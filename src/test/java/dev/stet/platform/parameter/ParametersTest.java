package dev.stet.platform.parameter;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import dev.stet.platform.problem.Problem;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
class ParametersTest {

    private enum Part {
        SECTIONS,
        COMMENT_COUNT
    }

    private static ValidatableResponse query(String query) {
        return given().urlEncodingEnabled(false).get("/api/v1/test-edge/query" + query).then();
    }

    private static void isInvalid(ValidatableResponse answer, String... parameters) {
        answer.statusCode(400).contentType("application/problem+json").body("type", is("/problems/invalid-parameter"))
                .body("errors.parameter", contains(parameters));
    }

    @Test
    void readsWhatIsAllowed() {
        query("?limit=5&since=2025-01-28T09:00:00%2B01:00&sort=oldest&tag=a&tag=b").statusCode(200)
                .body(is("5 2025-01-28T08:00:00Z 1 [a, b]"));
        query("").statusCode(200).body(is("20 null 0 []"));
    }

    @Test
    void anInstantIsReadToTheMicrosecondThatItLiesIn() {
        query("?since=2025-01-28T08:00:00.123456999Z").body(is("20 2025-01-28T08:00:00.123456Z 0 []"));
        query("?since=9999-12-31T23:59:59Z").body(is("20 9999-12-31T23:59:59Z 0 []"));
    }

    @Test
    void whatIsAskedForFromBeforeAnInstantEndsWithTheNextMicrosecond() {
        Parameters parameters = new Parameters();
        assertEquals("2025-01-28T08:00:00.123457Z", "" + parameters.instantAbove("before", "2025-01-28T08:00:00.123456001Z"));
        assertEquals("2025-01-28T08:00:00.123456Z", "" + parameters.instantAbove("before", "2025-01-28T08:00:00.123456Z"));
        parameters.check();
    }

    @Test
    void aPlusThatWasASpaceIsToldOf() {
        query("?since=2025-01-28T08:00:00+02:00").statusCode(400)
                .body("errors[0].detail", containsString("with a plus written %2B, as in 2025-01-28T08:00:00%2B02:00"));
        query("?since=2025-01-28T08:00:00-0200").body("errors[0].detail", not(containsString("%2B")));
    }

    @Test
    void everythingUnknownIsNamedWithWhatIsAllowed() {
        ValidatableResponse answer = query("?limits=5&Sort=oldest");
        answer.body("errors[0].detail", containsString("limit, since, sort, tag"));
        answer.statusCode(400).body("errors.parameter.sort()", contains("Sort", "limits"));
    }

    @Test
    void whatHasOneValueIsSentOnce() {
        isInvalid(query("?limit=5&limit=5"), "limit");
    }

    @Test
    void everyWrongValueIsToldAtOnce() {
        ValidatableResponse answer = query("?limit=0&since=monday&sort=best");
        isInvalid(answer, "limit", "since", "sort");
        answer.body("errors[0].detail", is("'0' is not allowed; send a whole number from 1 to 100."))
                .body("errors[2].detail", is("'best' is not allowed; send oldest."));
    }

    @Test
    void aNumberIsWrittenInDigits() {
        isInvalid(query("?limit=%2B5"), "limit");
        isInvalid(query("?limit="), "limit");
        isInvalid(query("?limit=99999999999"), "limit");
    }

    @Test
    void aValueThatIsNotOfTheDeclaredTypeIsNoMissingResource() {
        isInvalid(given().get("/api/v1/test-edge/typed?number=seven").then(), "number");
        isInvalid(given().get("/api/v1/test-edge/typed?small=4").then(), "small");
    }

    @Test
    void aHeaderThatIsNoListOfTagsIsRefused() {
        isInvalid(given().header("If-Match", "abc").delete("/api/v1/test-edge/things/0192f0c1-0000-7000-8000-000000000000")
                .then(), "If-Match");
    }

    @Test
    void listsAreReadInOrderAndEachFaultIsNoted() {
        Map<String, Part> parts = Parameters.spellings(Part.class);
        Parameters parameters = new Parameters();
        assertEquals(List.of("sections", "commentCount"), List.copyOf(parts.keySet()));
        assertEquals(Set.of(Part.SECTIONS, Part.COMMENT_COUNT),
                parameters.someOf("include", "sections, commentCount", parts, Set.of()));
        parameters.someOf("include", "sections,all,none", parts, Set.of());
        assertEquals(2, assertThrows(Problem.class, parameters::check).faults().size());
    }
}
