package dev.stet.release;

import static dev.stet.release.Site.INTEGRATION;
import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;

/** An archive in a Stet that was empty: everybody who asks there does so by the one key that there is. */
final class Arrival {

    private Arrival() {
    }

    /** Brings all of it. */
    static Site of(byte[] archive, Site site) {
        given().baseUri(site.address()).auth().oauth2(site.keys().get("admin")).contentType("application/x-ndjson")
                .body(archive)
                .post(INTEGRATION + "import").then().statusCode(200).extract().asString().lines()
                .forEach(report -> assertTrue(report.contains("\"status\":\"created\""), report));
        return site;
    }

    /** But for the names of accounts, of which one is taken there, and those of commenters, which no two Stets share. */
    static Optional<String> missing(Question question, Answer answer, Site there) {
        Question asked = question.as() == null ? question : question.as("admin");
        return foreign(answer).missingIn(foreign(asked.ask(there)));
    }

    private static Answer foreign(Answer answer) {
        return new Answer(answer.status(), answer.type(), answer.location(), answer.body()
                .replace("admin (imported)", "admin").replaceAll("(?<=\"commenter\":)\"[^\"]*\"", "null"));
    }
}
