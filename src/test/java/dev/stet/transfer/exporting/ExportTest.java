package dev.stet.transfer.exporting;

import static io.restassured.RestAssured.given;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.stet.auth.account.Role;
import dev.stet.testsupport.Keys;
import dev.stet.transfer.importing.FullDataset;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

/** Who may takes everything along, each as much as is theirs to know. */
@QuarkusTest
class ExportTest {

    private static final String EXPORT = "/api/v1/integration/export";

    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final FullDataset fullDataset = new FullDataset(null, Keys.of(Role.ADMIN), mark,
            "en-x-" + mark);

    @Test
    void tellsOfCommentsWhatEachMayKnow() {
        fullDataset.discussed();

        List<String> reader = lines(Role.READER, "");
        assertTrue(
                reader.stream().noneMatch(line -> line.contains("@") || line.contains("contact") || line.contains("doubts")));
        assertEquals(List.of("approved"), statuses(reader));
        assertTrue(reader.stream().anyMatch(line -> line.contains("\"erasedAt\":\"")));
        assertEquals(reader, lines(Role.EDITOR, ""));

        List<String> admin = lines(Role.ADMIN, "");
        assertTrue(admin.stream().noneMatch(line -> line.contains("@") || line.contains("contact")));
        assertEquals(List.of("approved", "pending", "spam", "trash"), statuses(admin));
        assertTrue(admin.stream().anyMatch(line -> line.contains("\"doubts\":[\"moderated\"]")));

        String personal = String.join("\n", lines(Role.ADMIN, "&personalData=true"));
        assertThat(personal, containsString("@" + mark + ".example.org"));
        assertFalse(personal.matches("(?si).*(ip_?hash|body_?hash|email_?index).*"));
    }

    @ParameterizedTest
    @CsvSource({ "READER, 200, 403", "AUTHOR, 403, 403", "EDITOR, 200, 403", "MODERATOR, 403, 403", "ADMIN, 200, 200" })
    void isForReadersAndPersonalDataForAdministrators(Role role, int plain, int personal) {
        as(role).get(EXPORT + "?locale=" + fullDataset.locale).then().statusCode(plain);
        as(role).get(EXPORT + "?personalData=true&locale=" + fullDataset.locale).then().statusCode(personal);
    }

    @Test
    void isForNobodyWithoutAKey() {
        given().get(EXPORT).then().statusCode(401);
    }

    @Test
    void namesWhoDidItAndWhatThingsAreCalledBeforeTheArticle() {
        String id = fullDataset.create("order", Map.of("title", "Order", "tags",
                List.of(Map.of("slug", "tag-" + mark, "name", "A Tag")), "authors", List.of("author-" + mark)));
        fullDataset.edit(id, Map.of("title", "Ordered"));
        fullDataset.publish(id, Map.of());

        List<JsonPath> lines = lines(Role.READER, "").stream().map(JsonPath::from).toList();

        assertEquals(List.of("account", "tag", "author", "article", "text", "revision", "revision", "edition"),
                lines.stream().map(line -> line.getString("kind")).toList());
        assertEquals("A Tag", lines.get(1).getString("name"));
        assertEquals(4, lines.get(3).getInt("lines"));
    }

    @Test
    void saysWhatItCannotDo() {
        as(Role.ADMIN).get(EXPORT + "?locale=no_tag&personalData=perhaps").then().statusCode(400)
                .body("errors.parameter", hasItems("locale", "personalData"));
        as(Role.ADMIN).accept("application/zip").get(EXPORT + "?personalData=true").then().statusCode(400)
                .body("errors.parameter", hasItems("personalData"));
        as(Role.ADMIN).accept("text/csv").get(EXPORT).then().statusCode(406);
    }

    @Test
    void isAFileToBeKeptAndNoCachesMatter() {
        as(Role.READER).get(EXPORT + "?locale=" + fullDataset.locale).then().statusCode(200)
                .header("Content-Disposition", is("attachment; filename=\"stet.ndjson\""))
                .header("Cache-Control", is("private, no-store")).body(is(""));
        as(Role.READER).head(EXPORT).then().statusCode(200).header("Content-Type", containsString("application/x-ndjson"));
    }

    private List<String> lines(Role role, String query) {
        return as(role).get(EXPORT + "?locale=" + fullDataset.locale + query).then().statusCode(200).extract().asString()
                .lines()
                .toList();
    }

    private static io.restassured.specification.RequestSpecification as(Role role) {
        return given().auth().oauth2(Keys.of(role));
    }

    private static List<String> statuses(List<String> lines) {
        return lines.stream().filter(line -> line.contains("\"kind\":\"comment\""))
                .map(line -> JsonPath.from(line).getString("status")).distinct().sorted().toList();
    }
}
