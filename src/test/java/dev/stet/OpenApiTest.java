package dev.stet;

import static io.restassured.RestAssured.given;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.instanceOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

import dev.stet.testsupport.Completeness;
import dev.stet.testsupport.Contract;
import dev.stet.testsupport.Routes;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

/** The OpenAPI document tells every operation in full, and the one in the repository is the one that is served. */
@QuarkusTest
class OpenApiTest {

    private static final Path COMMITTED = Path.of("openapi.yaml");

    @Test
    void isTheDocumentInTheRepository() throws IOException {
        String served = served();
        if (!Files.exists(COMMITTED) || !Files.readString(COMMITTED).equals(served)) {
            Files.writeString(COMMITTED, served);
            fail("openapi.yaml was out of date and has been regenerated: look at the diff and commit it");
        }
    }

    @Test
    void tellsEveryResourceMethodAndNothingElse() throws IOException {
        Set<String> told = Completeness.operations(document()).map(Completeness.Operation::name).collect(Collectors.toSet());
        assertEquals(Routes.ofTheHouse(), told);
    }

    @Test
    void explainsEveryOperation() throws IOException {
        assertThat(new Completeness(document()).gaps(), empty());
    }

    @Test
    void isShownToPeople() {
        given().get("/swagger-ui").then().statusCode(200).contentType("text/html").body(containsString("/openapi"));
    }

    @Test
    void isHeldAgainstEveryExchangeOfTheTests() {
        assertThat(RestAssured.filters(), hasItem(instanceOf(Contract.class)));
    }

    private static String served() {
        return given().get("/openapi").then().statusCode(200).extract().asString();
    }

    private static JsonNode document() throws IOException {
        return new YAMLMapper().readTree(served());
    }
}
