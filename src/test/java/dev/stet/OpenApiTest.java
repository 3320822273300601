package dev.stet;

import static io.restassured.RestAssured.given;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.instanceOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

import dev.stet.platform.problem.ProblemType;
import dev.stet.testsupport.Completeness;
import dev.stet.testsupport.Contract;
import dev.stet.testsupport.Routes;
import dev.stet.testsupport.SchemaRules;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

/** The OpenAPI document tells every operation in full, and the one in the repository is the one that is served. */
@QuarkusTest
class OpenApiTest {

    /** That no operation refuses with: wrong methods have no operation. */
    private static final Set<ProblemType> UNTOLD = Set.of(ProblemType.METHOD_NOT_ALLOWED);
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

    /** For generators of clients, which make `unknown` of what has no type and fail at what has no name. */
    @Test
    void givesEveryValueATypeAndBounds() throws IOException {
        assertThat(SchemaRules.breaks(document()), empty());
    }

    /** Clients send defaults, and empty lists for lists that may not be null, whether or not somebody said them. */
    @Test
    void asksOfAPatchNothingThatWouldChangeWhatNobodyNamed() throws IOException {
        JsonNode members = document().at("/components/schemas/ArticlePatch/properties");
        assertTrue(members.has("sections") && members.has("listed"), members.toString());
        members.properties().forEach(member -> {
            assertFalse(member.getValue().has("default"), member.toString());
            String types = member.getValue().path("type").toString();
            assertTrue(!types.contains("array") || types.contains("null"), member.toString());
        });
    }

    /** So that a client that looks at `type` knows what else is there. */
    @Test
    void saysOfEveryRefusalWhichProblemsItMayBe() throws IOException {
        JsonNode schemas = document().at("/components/schemas");
        for (ProblemType type : ProblemType.values()) {
            boolean told = schemas.properties().stream().filter(schema -> schema.getKey().endsWith("Problem"))
                    .map(Map.Entry::getValue).anyMatch(schema -> schema.toString().contains("[\"" + type.uri() + "\"]"));
            assertTrue(told || UNTOLD.contains(type), type + " has no schema");
        }
        document().at("/components/responses").properties().stream()
                .flatMap(answer -> answer.getValue().path("content").valueStream())
                .forEach(content -> assertThat(content.at("/schema/$ref").asText(), endsWith("Problem")));
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
