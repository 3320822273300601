package dev.stet.article;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

import dev.stet.auth.account.Caller;
import dev.stet.auth.account.Role;
import dev.stet.testsupport.Completeness;
import dev.stet.testsupport.Given;
import dev.stet.testsupport.Keys;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/**
 * Whatever an author does, by every operation of the OpenAPI document: all public answers are the same after it as before,
 * and what is scheduled is as it was.
 */
@QuarkusTest
class ReadersNoticeNothingTest {

    private static final String ARTICLE = "/api/v1/editorial/articles/{id}";
    private static final String MERGE_PATCH = "application/merge-patch+json";
    private static final String PUBLIC = "/(api/v1/(?!editorial|integration|previews)|articles/|tags/|feed|sitemap|llms).*";
    /** Says something else each time it is asked. */
    private static final Set<String> RESTLESS = Set.of("readReplyForm");

    private static PublicAddresses publicAddresses;
    private static List<String> operations;

    /** Where the article stands that the author tries its hand at. */
    enum Stand {
        PUBLISHED,
        SCHEDULED,
        WITHDRAWN,
        DRAFT,
        OF_ANOTHER_AUTHOR
    }

    /** How an author may try to be noticed: what it does to an article, and whether that is refused where readers see it. */
    private record Act(String name, boolean noticeable, Supplier<Response> doing) {
    }

    private final Caller author = Keys.account(Role.AUTHOR);
    private final String key = Keys.of(author);
    private final String word = "rn" + UUID.randomUUID().toString().substring(0, 8);
    private final String locale = Given.locale();
    private final String slug = word + "slug";
    private String original;
    private String id;

    @BeforeEach
    void readTheDocument() throws IOException {
        publicAddresses = publicAddresses == null ? PublicAddresses.ofTheDocument() : publicAddresses;
        operations = operations != null ? operations
                : Completeness.operations(new YAMLMapper().readTree(RestAssured.get("/openapi").asString()))
                        .filter(operation -> operation.name().matches("(?!GET).* /api/v1/(editorial|integration)/.*"))
                        .map(operation -> operation.definition().path("operationId").asText()).toList();
    }

    @Test
    void ofAnythingThatAnAuthorDoesToItsOwnPublishedArticle() {
        tryEverything(Stand.PUBLISHED, Set.of(slug));
    }

    @ParameterizedTest
    @EnumSource
    @Tag("soak")
    void ofAnythingThatAnAuthorDoes(Stand stand) {
        tryEverything(stand, Set.of(slug, word + "moved", word + "original"));
    }

    /** @param slugs whose public answers are compared whole */
    private void tryEverything(Stand stand, Set<String> slugs) {
        arrange(stand);
        Map<String, String> before = publicAnswers(slugs);
        Map<String, String> decided = decided();
        for (Act act : acts(stand)) {
            Response answer = act.doing().get();
            if (act.noticeable() && (stand == Stand.PUBLISHED || stand == Stand.SCHEDULED)) {
                answer.then().statusCode(403).body("type", is("/problems/insufficient-role"));
            }
            assertEquals(before.get(address()), read(address()), act.name() + " showed, with " + answer.statusCode());
            assertEquals(decided, decided(), act.name() + " decided something, with " + answer.statusCode());
        }
        assertEquals(before, publicAnswers(slugs));
        assertTrue(before.values().stream().anyMatch(answer -> answer.contains(word)), "nothing of it was ever shown");
    }

    /** An original that readers see, and its translation, whose first revision was none: both name a tag and an author. */
    private void arrange(Stand stand) {
        String editor = Keys.of(Role.EDITOR);
        original = make(editor, Map.of("slug", word + "original", "locale", Given.locale(), "title", word + " Original", "tags",
                List.of(Map.of("slug", word + "tag", "name", word + " Tag")), "authors",
                List.of(Map.of("slug", word + "author", "name", word + " Author"))));
        publish(original, null);
        id = make(stand == Stand.OF_ANOTHER_AUTHOR ? Keys.of(Role.AUTHOR) : key, Map.of("slug", slug, "locale", locale,
                "title", word + " Title", "lead", "The lead.", "tags", List.of(word + "tag"), "authors",
                List.of(word + "author"), "sections", List.of(Map.of("slug", "first", "heading", "First", "body", "One."))));
        Canary.edit(id).contentType(MERGE_PATCH).body(Map.of("translationOf", original)).patch(ARTICLE, id).then()
                .statusCode(200);
        switch (stand) {
            case SCHEDULED -> publish(id, Instant.now().plus(Duration.ofDays(1)));
            case PUBLISHED, OF_ANOTHER_AUTHOR -> publish(id, null);
            case WITHDRAWN -> {
                publish(id, null);
                Canary.edit(id).delete(ARTICLE + "/publication", id).then().statusCode(200);
            }
            default -> {
            }
        }
    }

    private static String make(String key, Map<String, Object> article) {
        return as(key).body(article).post("/api/v1/editorial/articles").then().statusCode(201).extract().path("id");
    }

    private static void publish(String id, Instant from) {
        Canary.edit(id).body(PublicationRequests.period(from, null)).put(ARTICLE + "/publication", id).then().statusCode(200);
    }

    /** Each operation as the table of writes sends it, then those that could be noticed, and at last what ends the article. */
    private List<Act> acts(Stand stand) {
        List<Act> acts = new ArrayList<>();
        operations.stream().filter(operation -> !operation.equals("deleteArticle")).forEach(operation -> acts
                .add(new Act(operation, false, () -> WriteTableTest.send(operation, as(key), id))));
        acts.add(new Act("leaves its original", true, () -> patch("{\"translationOf\": null}")));
        acts.add(new Act("restores a revision of another group", true,
                () -> seen().body("{}").put(ARTICLE + "/revisions/1/restoration", id)));
        acts.add(new Act("comes back to its original", false, () -> patch("{\"translationOf\": \"" + original + "\"}")));
        acts.add(new Act("makes another variant of the original", false, () -> as(key).body(Map.of("title", "Variant", "locale",
                Given.locale(), "translationOf", original)).post("/api/v1/editorial/articles")));
        acts.add(new Act("closes comments", true, () -> policy("{\"open\": false, \"moderation\": null}")));
        acts.add(new Act("lets anybody comment", true, () -> policy("{\"open\": true, \"moderation\": \"none\"}")));
        acts.add(new Act("renames the tag in passing", false,
                () -> patch("{\"tags\": [{\"slug\": \"%stag\", \"name\": \"Renamed\"}]}".formatted(word))));
        acts.add(new Act("renames the author in passing", false,
                () -> patch("{\"authors\": [{\"slug\": \"%sauthor\", \"name\": \"Renamed\"}]}".formatted(word))));
        acts.add(new Act("renames the tag", false, () -> as(key).header("If-Match", "\"x\"").body("{\"name\": \"Renamed\"}")
                .put("/api/v1/editorial/tags/" + word + "tag")));
        acts.add(new Act("takes the tag away", false, () -> patch("{\"tags\": [], \"authors\": []}")));
        acts.add(new Act("dates it", false, () -> patch("{\"publishedAt\": \"2001-01-01T00:00:00Z\"}")));
        acts.add(new Act("moves it", false, () -> patch("{\"slug\": \"%smoved\"}".formatted(word))));
        acts.add(new Act("moves it to another locale", false,
                () -> patch("{\"locale\": \"%s\"}".formatted(Given.locale()))));
        acts.add(new Act("takes the slug that it left", false,
                () -> as(key).body(Map.of("slug", slug, "locale", locale, "title", "Taken"))
                        .post("/api/v1/editorial/articles")));
        acts.add(new Act("imports over it", false, () -> as(key).contentType("application/x-ndjson")
                .body(Given.line(slug, locale, "Imported").getBytes(UTF_8)).post("/api/v1/integration/import")));
        if (stand != Stand.OF_ANOTHER_AUTHOR) {
            acts.add(new Act("shows a link", false, () -> as(key).body("{}").post(ARTICLE + "/previews", id)));
        }
        acts.add(new Act("trashes it", true, () -> seen().delete(ARTICLE, id)));
        acts.add(new Act("brings it back", false,
                () -> as(key).header("If-Match", "*").put(ARTICLE + "/restoration", id)));
        return acts;
    }

    private RequestSpecification seen() {
        return as(key).header("If-Match", Canary.tag(id));
    }

    private Response patch(String patch) {
        return seen().contentType(MERGE_PATCH).body(patch).patch(ARTICLE, id);
    }

    private Response policy(String policy) {
        String tag = as(Keys.of(Role.EDITOR)).get(ARTICLE + "/comment-policy", id).header("ETag");
        return as(key).header("If-Match", tag).body(policy).put(ARTICLE + "/comment-policy", id);
    }

    private static RequestSpecification as(String key) {
        return Canary.as(key);
    }

    private String address() {
        return "/api/v1/articles/" + slug + "?locale=" + locale;
    }

    /** What will be shown, as editors are told. */
    private Map<String, String> decided() {
        Response publication = as(Keys.of(Role.EDITOR)).get(ARTICLE + "/publication", id);
        return Map.of("current", "" + publication.path("current"), "next", "" + publication.path("next"));
    }

    /** Of the article and, with several slugs, of its original. */
    private Map<String, String> publicAnswers(Set<String> slugs) {
        Canary canary = new Canary(Canary.State.DRAFT, word, locale, id, slugs, "first", "none", UUID.randomUUID().toString(),
                Instant.EPOCH);
        String locales = as(Keys.of(Role.EDITOR)).get(ARTICLE, original).path("locale");
        Set<String> paths = new TreeSet<>(Set.of(address()));
        publicAddresses.addresses(canary).stream().filter(address -> !RESTLESS.contains(address.operation()))
                .map(PublicAddresses.Address::path)
                .filter(path -> path.matches(PUBLIC) && !path.contains("at=")).forEach(path -> {
                    paths.add(path);
                    paths.add(slugs.size() == 1 ? path : path.replace(locale, locales));
                });
        return new TreeMap<>(paths.parallelStream()
                .collect(Collectors.toMap(path -> path, ReadersNoticeNothingTest::read)));
    }

    private static String read(String path) {
        PublicAddresses.Answer answer = PublicAddresses.read(path, null);
        return answer.status() + " " + answer.body().replaceAll("\"traceId\":\"\\w+\"", "")
                .replaceAll("cursor=[\\w.=%-]+|\"(next|previous)\":\"[^\"]*\"", "");
    }
}
