package dev.stet.release;

import static dev.stet.release.RunningStet.INTEGRATION;
import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;

/** An archive in a Stet that was empty: everybody who asks there does so by the one key that there is. */
final class ArchiveTarget {

    private ArchiveTarget() {
    }

    /** Brings all of it. */
    static RunningStet of(byte[] archive, RunningStet runningStet) {
        given().baseUri(runningStet.address()).auth().oauth2(runningStet.keys().get("admin"))
                .contentType("application/x-ndjson")
                .body(archive)
                .post(INTEGRATION + "import").then().statusCode(200).extract().asString().lines()
                .forEach(report -> assertTrue(report.contains("\"status\":\"created\""), report));
        return runningStet;
    }

    /** But for the names of accounts, of which one is taken there, and those of commenters, which no two Stets share. */
    static Optional<String> missing(RecordedRequest recordedRequest, RecordedAnswer answer, RunningStet there) {
        RecordedRequest asked = recordedRequest.as() == null ? recordedRequest : recordedRequest.as("admin");
        return foreign(answer).missingIn(foreign(asked.ask(there)));
    }

    private static RecordedAnswer foreign(RecordedAnswer answer) {
        return new RecordedAnswer(answer.status(), answer.type(), answer.location(), answer.body()
                .replace("admin (imported)", "admin").replaceAll("(?<=\"commenter\":)\"[^\"]*\"", "null"));
    }
}
