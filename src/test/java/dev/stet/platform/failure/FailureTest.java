package dev.stet.platform.failure;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
class FailureTest {

    private static ValidatableResponse fail(String way) {
        return given().get("/api/v1/test-failing/" + way).then();
    }

    private static void isProblem(ValidatableResponse answer, int status, String type) {
        answer.statusCode(status).contentType("application/problem+json").header("Cache-Control", "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .body("type", is("/problems/" + type)).body("status", is(status))
                .body("traceId", matchesPattern("[0-9a-f]{32}"))
                .body(not(anyOf(containsString("Exception"), containsString("dev.stet"), containsString("secret"),
                        containsString("select"), containsString("at java"))));
    }

    @Test
    void aRefusalIsToldWithAllItHolds() {
        ValidatableResponse answer = fail("problem");
        isProblem(answer, 409, "conflict");
        answer.body("title", is("The state of the resource does not allow this"))
                .body("detail", is("It stands against 'that'."))
                .body("instance", is("/api/v1/test-failing/problem")).body("current.n", is(1)).body("errors", nullValue());
    }

    @Test
    void aBugTellsNothingOfItself() {
        isProblem(fail("bug"), 500, "internal-error");
    }

    @ParameterizedTest
    @CsvSource({ "endless", "missing", "static", "assertion" })
    void anErrorOfTheMachineIsAProblemTooAndEndsNothing(String kind) {
        for (String when : List.of("", "/later", "/in-writing")) {
            isProblem(fail("error/" + kind + when), 500, "internal-error");
        }
        given().get("/q/health/live").then().statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({ "unauthenticated", "bad-key" })
    void whoIsUnknownIsAskedForAKey(String way) {
        ValidatableResponse answer = fail(way);
        isProblem(answer, 401, "unauthenticated");
        answer.header("WWW-Authenticate", containsString("Bearer"));
    }

    @Test
    void whoMayNotIsRefused() {
        isProblem(fail("forbidden"), 403, "insufficient-role");
    }

    @Test
    void aStatusOutsideOfTheCatalogueBecomesTheMostGeneralOfItsClass() {
        isProblem(fail("teapot"), 400, "malformed-request");
    }

    @Test
    void aRedirectIsNoProblem() {
        given().redirects().follow(false).get("/api/v1/test-failing/moved").then()
                .statusCode(308).header("Location", containsString("/there"));
    }

    @ParameterizedTest
    @CsvSource({ "55P03", "40P01", "40001", "57014", "53300", "57P01", "08006", "25006" })
    void aBusyOrLostDatabaseIsToBeTriedAgain(String state) {
        ValidatableResponse answer = fail("sql/" + state);
        isProblem(answer, 503, "unavailable");
        answer.header("Retry-After", matchesPattern("[1-9]"));
    }

    @Test
    void aCommitWhoseConnectionDiedIsToBeTriedAgain() {
        ValidatableResponse answer = given().post("/api/v1/test-failing/commit").then();
        isProblem(answer, 503, "unavailable");
        answer.header("Retry-After", matchesPattern("[1-9]"));
    }

    @Test
    void anEmptyPoolIsToBeTriedAgain() {
        ValidatableResponse answer = fail("pool");
        isProblem(answer, 503, "unavailable");
        answer.header("Retry-After", matchesPattern("[1-9]"));
    }

    @Test
    void anotherRefusalOfTheDatabaseIsOurFault() {
        isProblem(fail("sql/42601"), 500, "internal-error");
    }

    @Test
    void aConstraintThatARoomNamedIsItsProblem() {
        ValidatableResponse answer = fail("constraint/failing_n_positive");
        isProblem(answer, 409, "conflict");
        answer.body("detail", is("The number must be positive."));
    }

    @Test
    void aConstraintThatNobodyNamedIsOurFault() {
        isProblem(fail("constraint/failing_n_other"), 500, "internal-error");
    }
}
