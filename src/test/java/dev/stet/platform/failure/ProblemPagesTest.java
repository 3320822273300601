package dev.stet.platform.failure;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.stet.platform.problem.Explanation;
import dev.stet.platform.problem.ProblemType;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class ProblemPagesTest {

    @ParameterizedTest
    @EnumSource(ProblemType.class)
    void everyTypeHasAPage(ProblemType type) {
        given().get(type.uri()).then().statusCode(200).contentType("text/html;charset=UTF-8")
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .header("X-Frame-Options", "DENY").header("Referrer-Policy", "no-referrer")
                .body(containsString("<h1>" + type.title().replace("'", "&#39;"))).body(containsString(type.uri()))
                .body(containsString(Explanation.of(type).meaning().substring(0, 20)));
    }

    @Test
    void theIndexLeadsToAllOfThem() {
        for (ProblemType type : ProblemType.values()) {
            given().get("/problems").then().statusCode(200).body(containsString("href=\"" + type.uri() + "\""));
        }
    }

    @Test
    void theirStyleIsThere() {
        given().get("/problems.css").then().statusCode(200).contentType(containsString("text/css"));
    }
}
