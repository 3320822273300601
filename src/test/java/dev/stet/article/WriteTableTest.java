package dev.stet.article;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

import dev.stet.auth.account.Caller;
import dev.stet.auth.account.Role;
import dev.stet.auth.administration.ApiKeys;
import dev.stet.auth.key.KeyText.IssuedKey;
import dev.stet.testsupport.Completeness;
import dev.stet.testsupport.Given;
import dev.stet.testsupport.Keys;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** Who may write what: each operation of the OpenAPI document that is no GET, tried by everybody. */
@QuarkusTest
class WriteTableTest {

    /** What changes no article, also where it is let in. */
    private static final Set<String> ELSEWHERE = Set.of("createArticle", "nameTag", "deleteTag", "nameAuthor", "deleteAuthor",
            "importArticles", "openAccount", "changeAccount", "issueKey", "revokeKey", "createWebhook", "changeWebhook",
            "deleteWebhook", "rotateWebhookSecret", "testWebhook", "redeliver", "postComment", "decideComment",
            "decideComments", "removeComment", "addBlock", "removeBlock", "exportPersonalData", "erasePersonalData");

    private static final String MERGE_PATCH = "application/merge-patch+json";

    /** {@code own} and {@code other}: an author at an article of the same account, and of another. */
    private static final List<String> WHO = List.of("nobody", "reader", "other", "own", "editor", "moderator", "admin");

    /** What everybody is answered: 401, 403, or {@code ok} for whatever else becomes of it. Two spaces part the columns. */
    private static final String TABLE = """
            operation                nobody  reader  other  own   editor  moderator  admin
            createArticle            401     403     ok     ok    ok      403        ok
            replaceArticle           401     403     403    ok    ok      403        ok
            patchArticle             401     403     403    ok    ok      403        ok
            deleteArticle            401     403     403    403   ok      403        ok
            deleteArticle for good   401     403     403    403   403     403        ok
            restoreArticle           401     403     403    ok    ok      403        ok
            replaceCommentPolicy     401     403     403    403   ok      403        ok
            appendSection            401     403     403    ok    ok      403        ok
            orderSections            401     403     403    ok    ok      403        ok
            replaceSection           401     403     403    ok    ok      403        ok
            patchSection             401     403     403    ok    ok      403        ok
            deleteSection            401     403     403    ok    ok      403        ok
            restoreRevision          401     403     403    ok    ok      403        ok
            createPreview            401     403     403    ok    ok      403        ok
            revokePreview            401     403     403    ok    ok      403        ok
            publishArticle           401     403     403    403   ok      403        ok
            publishArticles          401     403     403    403   ok      403        ok
            withdrawArticle          401     403     403    403   ok      403        ok
            cancelPublication        401     403     403    403   ok      403        ok
            redactEdition            401     403     403    403   403     403        ok
            nameTag                  401     403     403    403   ok      403        ok
            deleteTag                401     403     403    403   ok      403        ok
            nameAuthor               401     403     403    403   ok      403        ok
            deleteAuthor             401     403     403    403   ok      403        ok
            importArticles           401     403     403    403   ok      403        ok
            openAccount              401     403     403    403   403     403        ok
            changeAccount            401     403     403    403   403     403        ok
            issueKey                 401     403     403    403   403     403        ok
            revokeKey                401     403     403    403   403     403        ok
            createWebhook            401     403     403    403   403     403        ok
            changeWebhook            401     403     403    403   403     403        ok
            deleteWebhook            401     403     403    403   403     403        ok
            rotateWebhookSecret      401     403     403    403   403     403        ok
            testWebhook              401     403     403    403   403     403        ok
            redeliver                401     403     403    403   403     403        ok
            postComment              ok      ok      ok     ok    ok      ok         ok
            editOwnComment           403     403     403    403   403     403        403
            eraseOwnComment          403     403     403    403   403     403        403
            decideComment            401     403     403    403   403     ok         ok
            decideComments           401     403     403    403   403     ok         ok
            removeComment            401     403     403    403   403     ok         ok
            addBlock                 401     403     403    403   403     ok         ok
            removeBlock              401     403     403    403   403     ok         ok
            exportPersonalData       401     403     403    403   403     403        ok
            erasePersonalData        401     403     403    403   403     403        ok
            """;

    /** Of an article that all who are refused try to change; {@link #kept} is how it has to stay. */
    private static Caller author;
    private static String id;
    private static String kept;

    private final ApiKeys keys;

    WriteTableTest(ApiKeys keys) {
        this.keys = keys;
    }

    @BeforeEach
    void anArticleThatNobodyMayChange() {
        if (id == null) {
            author = Keys.account(Role.AUTHOR);
            id = article(Keys.of(author));
            kept = state(id);
        }
    }

    /** One row of the table. */
    record Row(String operation, Map<String, String> expected) {

        /** Whether whoever comes next needs another article. */
        boolean isOfTheArticle() {
            return !ELSEWHERE.contains(operation);
        }

        @Override
        public String toString() {
            return operation;
        }
    }

    static Stream<Row> rows() {
        return TABLE.lines().skip(1).map(line -> {
            String[] columns = line.strip().split(" {2,}");
            Map<String, String> expected = new LinkedHashMap<>();
            for (int i = 0; i < WHO.size(); i++) {
                expected.put(WHO.get(i), columns[i + 1]);
            }
            return new Row(columns[0], expected);
        });
    }

    @Test
    void theTableHasEveryOperationAndNoOther() throws IOException {
        Set<String> told = Completeness.operations(new YAMLMapper().readTree(RestAssured.get("/openapi").asString()))
                .filter(operation -> !operation.name().startsWith("GET "))
                .map(operation -> operation.definition().path("operationId").asText())
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(told, rows().map(row -> row.operation().split(" ")[0]).collect(Collectors.toCollection(TreeSet::new)));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void eachIsLetInOrRefusedAndARefusalChangesNothing(Row row) {
        Map<String, String> answered = new LinkedHashMap<>();
        WHO.forEach(who -> answered.put(who, null)); // in the order of the table
        Set<String> refused = row.expected().entrySet().stream().filter(who -> !who.getValue().equals("ok"))
                .map(Map.Entry::getKey).collect(Collectors.toSet());
        refused.forEach(who -> answered.put(who, answer(row, who, id)));
        assertEquals(kept, state(id));
        WHO.stream().filter(who -> !refused.contains(who))
                .forEach(who -> answered.put(who, answer(row, who, row.isOfTheArticle() ? article(Keys.of(author)) : id)));
        assertEquals(row.expected(), answered);
    }

    private static String answer(Row row, String who, String id) {
        int status = send(row.operation(), as(key(who)), id).statusCode();
        return status == 401 || status == 403 ? Integer.toString(status) : "ok";
    }

    @Test
    void aKeyThatIsRevokedOrExpiredOpensNothing() {
        Caller admin = Keys.account(Role.ADMIN);
        IssuedKey revoked = keys.issue(admin.account(), "revoked", null);
        keys.revoke(revoked.id());
        String expired = keys.issue(admin.account(), "expired", Instant.now().minusSeconds(60)).text().reveal();
        rows().filter(row -> row.expected().get("nobody").equals("401")).forEach(row -> {
            assertEquals(401, send(row.operation(), as(revoked.text().reveal()), id).statusCode(), row.operation());
            assertEquals(401, send(row.operation(), as(expired), id).statusCode(), row.operation());
        });
        assertEquals(kept, state(id));
    }

    /** A published article, with unpublished words in it. */
    private static String article(String owner) {
        String slug = Given.slug("table");
        String id = as(owner).body(Map.of("slug", slug, "title", "Title", "sections", List.of(
                Map.of("slug", "first", "heading", "First", "body", "One.")))).post("/api/v1/editorial/articles").then()
                .statusCode(201).extract().path("id");
        Canary.edit(id).body("{}").put("/api/v1/editorial/articles/{id}/publication", id).then().statusCode(200);
        as(owner).header("If-Match", Canary.tag(id)).contentType(MERGE_PATCH).body("{\"title\": \"Other\"}")
                .patch("/api/v1/editorial/articles/{id}", id).then().statusCode(200);
        return id;
    }

    /** All that a refused write might have changed. */
    private static String state(String id) {
        RequestSpecification reader = as(Keys.of(Role.EDITOR));
        return Stream.of("", "/publication", "/comment-policy", "/previews", "/revisions", "/editions")
                .map(part -> reader.get("/api/v1/editorial/articles/" + id + part).then().statusCode(200).extract().asString())
                .collect(Collectors.joining("\n"));
    }

    private static String key(String who) {
        return switch (who) {
            case "nobody" -> null;
            case "own" -> Keys.of(author);
            case "other" -> Keys.of(Role.AUTHOR);
            default -> Keys.of(Role.valueOf(who.toUpperCase()));
        };
    }

    private static RequestSpecification as(String key) {
        RequestSpecification request = given().contentType("application/json");
        return key == null ? request : request.auth().oauth2(key);
    }

    static Response send(String operation, RequestSpecification who, String id) {
        String article = "/api/v1/editorial/articles/" + id;
        String section = article + "/sections/first";
        String other = UUID.randomUUID().toString();
        String tag = Canary.tag(id);
        String body = "{\"title\": \"Written\"}";
        String sectionBody = "{\"heading\": \"Written\"}";
        return switch (operation) {
            case "createArticle" -> who.body(body).post("/api/v1/editorial/articles");
            case "replaceArticle" -> who.header("If-Match", tag).body(body).put(article);
            case "patchArticle" -> who.header("If-Match", tag).contentType(MERGE_PATCH).body(body).patch(article);
            case "deleteArticle" -> who.header("If-Match", tag).delete(article);
            case "deleteArticle for good" -> who.header("If-Match", tag).delete(article + "?permanently=true");
            case "restoreArticle" -> who.header("If-Match", tag).put(article + "/restoration");
            case "replaceCommentPolicy" -> who.header("If-Match", as(Keys.of(Role.EDITOR))
                    .get(article + "/comment-policy").header("ETag")).body("{\"open\": false}")
                    .put(article + "/comment-policy");
            case "appendSection" -> who.body(sectionBody).post(article + "/sections");
            case "orderSections" ->
                who.header("If-Match", tag).body("{\"sections\": [\"first\"]}").put(article + "/section-order");
            case "replaceSection" -> who.header("If-Match", "\"x\"").body(sectionBody).put(section);
            case "patchSection" -> who.header("If-Match", "\"x\"").contentType(MERGE_PATCH).body(sectionBody).patch(section);
            case "deleteSection" -> who.header("If-Match", "\"x\"").delete(section);
            case "restoreRevision" -> who.header("If-Match", tag).put(article + "/revisions/1/restoration");
            case "createPreview" -> who.body("{}").post(article + "/previews");
            case "revokePreview" -> who.delete(article + "/previews/" + other);
            case "publishArticle" -> who.header("If-Match", tag).body("{}").put(article + "/publication");
            case "publishArticles" -> who.body(Map.of("items", List.of(Map.of("article", id, "etag", tag))))
                    .put("/api/v1/editorial/publications");
            case "withdrawArticle" -> who.header("If-Match", tag).delete(article + "/publication");
            case "cancelPublication" -> who.header("If-Match", tag).delete(article + "/publication/scheduled");
            case "redactEdition" -> who.header("If-Match", tag).delete(article + "/editions/1");
            case "nameTag" ->
                who.header("If-None-Match", "*").body("{\"name\": \"N\"}").put("/api/v1/editorial/tags/t-" + other);
            case "deleteTag" -> who.header("If-Match", "\"x\"").delete("/api/v1/editorial/tags/t-" + other);
            case "nameAuthor" -> who.header("If-None-Match", "*").body("{\"name\": \"N\"}")
                    .put("/api/v1/editorial/authors/a-" + other);
            case "deleteAuthor" -> who.header("If-Match", "\"x\"").delete("/api/v1/editorial/authors/a-" + other);
            case "importArticles" -> who.contentType("text/markdown").body("# Imported\n\nText").queryParam("dryRun", true)
                    .post("/api/v1/integration/import");
            case "openAccount" -> who.body(Map.of("name", "Account " + other, "role", "reader"))
                    .post("/api/v1/integration/accounts");
            case "changeAccount" -> who.header("If-Match", "\"x\"").body(Map.of("name", "Account " + other, "role", "reader"))
                    .put("/api/v1/integration/accounts/" + other);
            case "issueKey" -> who.body(Map.of("account", other, "name", "one")).post("/api/v1/integration/keys");
            case "revokeKey" -> who.delete("/api/v1/integration/keys/" + other);
            case "createWebhook" -> who.body("{\"url\": \"https://receiver.example/\", \"disabled\": true}")
                    .post("/api/v1/integration/webhooks");
            case "changeWebhook" -> who.header("If-Match", "\"x\"").body("{\"url\": \"https://receiver.example/\"}")
                    .put("/api/v1/integration/webhooks/" + other);
            case "deleteWebhook" -> who.header("If-Match", "\"x\"").delete("/api/v1/integration/webhooks/" + other);
            case "rotateWebhookSecret" -> who.post("/api/v1/integration/webhooks/" + other + "/secret");
            case "testWebhook" -> who.post("/api/v1/integration/webhooks/" + other + "/test");
            case "redeliver" ->
                who.post("/api/v1/integration/webhooks/" + other + "/deliveries/" + other + "/redelivery");
            case "postComment" -> who.body(Map.of("author", Map.of("name", "N", "email", "n@example.org"), "body", other,
                    "formToken", "none")).post("/api/v1/articles/" + id + "/comments");
            case "editOwnComment" ->
                who.body("{\"author\": {\"name\": \"N\"}, \"body\": \"B\"}").put("/api/v1/comments/" + other);
            case "eraseOwnComment" -> who.delete("/api/v1/comments/" + other);
            case "decideComment" -> who.header("If-Match", "*").body("{\"status\": \"spam\"}")
                    .put("/api/v1/editorial/comments/" + other + "/status");
            case "decideComments" -> who.body(Map.of("items", List.of(Map.of("id", other, "status", "spam"))))
                    .put("/api/v1/editorial/comment-statuses");
            case "removeComment" -> who.header("If-Match", "*").delete("/api/v1/editorial/comments/" + other);
            case "addBlock" -> who.body(Map.of("kind", "word", "value", other)).post("/api/v1/editorial/comment-blocks");
            case "removeBlock" -> who.delete("/api/v1/editorial/comment-blocks/" + other);
            case "exportPersonalData" -> who.body("{\"email\": \"n@example.org\"}")
                    .post("/api/v1/integration/personal-data/export");
            case "erasePersonalData" -> who.body(Map.of("email", other + "@example.org"))
                    .post("/api/v1/integration/personal-data/erasure");
            default -> throw new AssertionError("How is " + operation + " sent?");
        };
    }
}
