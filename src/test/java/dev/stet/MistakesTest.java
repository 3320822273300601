package dev.stet;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

import dev.stet.auth.account.Role;
import dev.stet.testsupport.Given;
import dev.stet.testsupport.Keys;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** Whatever is done wrong at whichever operation of the document, the answer says so as a problem, and Stet stays up. */
@QuarkusTest
class MistakesTest {

    private static final Set<String> METHODS = Set.of("GET", "PUT", "POST", "PATCH", "DELETE");

    private record Operation(String method, String path, JsonNode definition) {

        boolean hasBody() {
            return definition.has("requestBody");
        }

        String bodyType() {
            return definition.at("/requestBody/content").fieldNames().next();
        }

        boolean answersWithContent() {
            return !definition.at("/responses/200/content").isMissingNode();
        }
    }

    private String slug;

    @BeforeEach
    void anArticle() {
        slug = Given.publishedArticle("mistaken");
    }

    @AfterEach
    void isStillUp() {
        given().get("/q/health/ready").then().statusCode(200);
        given().get("/api/v1/articles/{slug}", slug).then().statusCode(200);
    }

    @Test
    void aMethodThatIsNotThere() throws IOException {
        List<Operation> operations = operations().toList();
        for (String path : operations.stream().map(Operation::path).distinct().toList()) {
            METHODS.stream().filter(method -> operations.stream()
                    .noneMatch(operation -> operation.path.equals(path) && operation.method.equals(method)))
                    .forEach(method -> refused(asAdmin().request(method, path), 405).header("Allow", notNullValue()));
        }
    }

    @Test
    void aMediaTypeThatIsNotOffered() throws IOException {
        operations().filter(operation -> operation.method.equals("GET") && operation.answersWithContent())
                .forEach(operation -> refused(asAdmin().accept("image/png").get(operation.path), 406));
    }

    @Test
    void aMediaTypeThatIsNotTaken() throws IOException {
        operations().filter(Operation::hasBody).forEach(operation -> refused(
                asAdmin().contentType("image/png").body(new byte[] { 1 }).request(operation.method, operation.path), 415));
    }

    @Test
    void jsonThatIsNone() throws IOException {
        operations().filter(Operation::hasBody).filter(operation -> operation.bodyType().endsWith("json"))
                .filter(operation -> !operation.path.endsWith("/import"))
                .forEach(operation -> refused(asAdmin().header("If-Match", "\"x\"").contentType(operation.bodyType())
                        .body("{\"title\": ".getBytes()).request(operation.method, operation.path), 400));
    }

    @Test
    void aParameterThatNobodyKnows() throws IOException {
        operations().forEach(operation -> {
            RequestSpecification request = asAdmin().header("If-Match", "\"x\"");
            if (operation.hasBody()) {
                request.contentType(operation.bodyType()).body("{}".getBytes());
            }
            refused(request.request(operation.method, operation.path + "?nonsense=1"), 400)
                    .body("errors.parameter", hasItem("nonsense"));
        });
    }

    @Test
    void aHeaderThatIsTooLong() throws IOException {
        operations().forEach(operation -> refused(
                asAdmin().header("X-Long", "x".repeat(100_000)).request(operation.method, operation.path), 431));
    }

    @Test
    void aBodyThatIsTooLong() throws IOException {
        byte[] body = "x".repeat(2 << 20).getBytes();
        operations().filter(Operation::hasBody).forEach(operation -> refused(asAdmin().header("If-Match", "\"x\"")
                .contentType(operation.path.endsWith("/import") ? "text/markdown" : operation.bodyType())
                .body(new ByteArrayInputStream(body))
                .request(operation.method, operation.path), 413));
    }

    private static ValidatableResponse refused(Response response, int status) {
        return response.then().statusCode(status).contentType("application/problem+json").body("status", is(status))
                .body("detail", notNullValue()).body("traceId", notNullValue());
    }

    private static RequestSpecification asAdmin() {
        return given().auth().oauth2(Keys.of(Role.ADMIN));
    }

    private Stream<Operation> operations() throws IOException {
        JsonNode paths = new YAMLMapper().readTree(given().get("/openapi").asString()).get("paths");
        return paths.properties().stream().flatMap(path -> path.getValue().properties().stream()
                .filter(method -> METHODS.contains(method.getKey().toUpperCase()))
                .map(method -> new Operation(method.getKey().toUpperCase(), filled(path.getKey()), method.getValue())));
    }

    private String filled(String template) {
        return template.replace("{slug}", slug).replace("{article}", slug).replace("{section}", "first")
                .replaceAll("\\{[^}]*}", "1");
    }
}
