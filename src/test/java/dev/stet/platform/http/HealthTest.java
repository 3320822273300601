package dev.stet.platform.http;

import static io.restassured.RestAssured.given;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.junit.QuarkusTest;

/** Health says how well each part is, and nothing of where it is or why. */
@QuarkusTest
class HealthTest {

    /** As those of extensions are, which quote what their drivers say. */
    @Liveness
    @Readiness
    @ApplicationScoped
    static class Talkative implements HealthCheck {

        @Override
        public HealthCheckResponse call() {
            return HealthCheckResponse.named("Talkative").up().withData("url", "jdbc:postgresql://10.0.0.1/secret")
                    .withData("home", "/srv/stet").build();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "/live", "/ready", "/started" })
    void tellsNamesAndStatesAlone(String part) {
        Map<String, Object> whole = given().get("/q/health" + part).then().statusCode(200).extract().jsonPath().getMap("");
        assertThat(whole.keySet(), is(Set.of("status", "checks")));
        List<Map<String, Object>> checks = given().get("/q/health" + part).jsonPath().getList("checks");
        assertThat(checks.stream().map(Map::keySet).toList(), everyItem(is(Set.of("name", "status"))));
        if (!part.equals("/started")) {
            assertThat(checks.size(), greaterThan(0));
            assertThat(checks.stream().map(check -> check.get("name")).toList(), hasItem("Talkative"));
        }
    }
}
