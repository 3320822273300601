package dev.stet.comment.privacy;

import static io.restassured.RestAssured.given;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.persistence.EntityManager;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import dev.stet.auth.account.Role;
import dev.stet.comment.CommentRequest;
import dev.stet.platform.batch.RowProcessor;
import dev.stet.platform.json.Json;
import dev.stet.testsupport.Given;
import dev.stet.testsupport.Keys;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** What a person may ask for, and what is let go unasked. */
@QuarkusTest
class PersonalDataTest {

    private final EntityManager database;
    private final EmailKeys keys;
    private final Erasure erasure;
    private final RowProcessor rows;

    PersonalDataTest(EntityManager database, EmailKeys keys, Erasure erasure, RowProcessor rows) {
        this.database = database;
        this.keys = keys;
        this.erasure = erasure;
        this.rows = rows;
    }

    @Test
    void aPersonIsToldAllThatIsKept() {
        String email = CommentRequest.email();
        String slug = Given.publishedArticle("asked");
        String one = CommentRequest.to(slug).by("Ann", email).saying("One *of* mine.").approved();
        String two = CommentRequest.to(slug).by("Ann again", email.toUpperCase()).with("website", "x").posted();
        CommentRequest.to(slug).posted();

        List<JsonNode> lines = export(email);
        assertEquals(List.of(one, two), lines.stream().map(line -> line.get("id").asText()).toList());
        assertEquals("One *of* mine.", lines.get(0).get("body").asText());
        assertEquals(List.of(email, email.toUpperCase()), lines.stream().map(line -> line.get("email").asText()).toList());
        assertEquals("spam", lines.get(1).get("status").asText());
        assertThat(export("unknown-" + email), empty());
    }

    @Test
    void erasureLeavesThreadsAndCountsWholeAndNothingOfThePerson() {
        String word = "canary" + UUID.randomUUID().toString().substring(0, 8);
        String email = word + "@example.org";
        String slug = Given.publishedArticle("erased");
        String parent = CommentRequest.to(slug).by(word + " name", email).of("https://" + word + ".example")
                .saying(word + " body")
                .header("Idempotency-Key", "\"" + UUID.randomUUID() + "\"").from("203.0.113.99").approved();
        String reply = CommentRequest.to(slug).below(parent).by("Stays", CommentRequest.email()).approved();
        String held = CommentRequest.to(slug).by(word, email).saying("https://a.example https://b.example https://c.example")
                .posted();
        assertThat(everywhere(word), not(empty()));

        erase(email).then().statusCode(200).body("comments", is(2));
        erase(email).then().statusCode(200).body("comments", is(0));

        assertEquals(List.of(), everywhere(word));
        CommentRequest.comments(slug, "").body("items.id", contains(parent)).body("items[0].replies.id", contains(reply));
        given().get("/api/v1/articles/{slug}?include=commentCount", slug).then().body("commentCount", is(1));
        CommentRequest.moderator().get("/api/v1/editorial/comments/{id}", held).then().statusCode(404);
        assertThat(export(email), empty());
    }

    @Test
    void addressesOfClientsAreForgottenAndSpamIsThrownAway() {
        String slug = Given.publishedArticle("kept");
        String old = CommentRequest.to(slug).from("203.0.113.7").posted();
        String spam = CommentRequest.to(slug).with("website", "x").posted();
        String young = CommentRequest.to(slug).from("203.0.113.7").posted();
        age(old, "31 days");
        age(spam, "31 days");

        new PersonalDataRetention(database, keys, EmailKeysTest.settings(null, Duration.ofDays(30)), erasure, rows).letGo();

        CommentRequest.seenByModerators(old).body("ipHash", is((Object) null)).body("commenter", not(is((Object) null)));
        CommentRequest.seenByModerators(young).body("ipHash", not(is((Object) null)));
        CommentRequest.moderator().get("/api/v1/editorial/comments/{id}", spam).then().statusCode(404);
        CommentRequest.comments(slug, "").body("items", empty());
    }

    @Test
    void addressesAreKeptNoLongerThanWished() {
        String slug = Given.publishedArticle("brief");
        String old = CommentRequest.to(slug).approved();
        age(old, "400 days");
        PrivacySettings brief = new PrivacySettings() {
            @Override
            public Optional<String> emailKeys() {
                return Optional.empty();
            }

            @Override
            public Optional<Set<String>> lostEmailKeys() {
                return Optional.empty();
            }

            @Override
            public Duration keepClients() {
                return Duration.ofDays(30);
            }

            @Override
            public Optional<Duration> keepEmails() {
                return Optional.of(Duration.ofDays(365));
            }

            @Override
            public Duration keepSpam() {
                return Duration.ofDays(30);
            }
        };

        new PersonalDataRetention(database, keys, brief, erasure, rows).letGo();

        CommentRequest.seenByModerators(old).body("author.email", is((Object) null)).body("commenter", is((Object) null))
                .body("author.name", is("Reader"));
        CommentRequest.comments(slug, "").body("items.id", contains(old));
    }

    private void age(String id, String age) {
        QuarkusTransaction.requiringNew().run(() -> {
            for (String table : List.of("comment", "comment_contact")) {
                database.createNativeQuery("UPDATE " + table + " SET created_at = now() - cast(:age AS interval) WHERE "
                        + (table.equals("comment") ? "id" : "comment_id") + " = cast(:id AS uuid)").setParameter("age", age)
                        .setParameter("id", id).executeUpdate();
            }
        });
    }

    /** The tables whose rows, as text, hold a word. */
    private List<String> everywhere(String word) {
        return QuarkusTransaction.requiringNew().call(() -> {
            List<String> found = new ArrayList<>();
            List<String> tables = database.createNativeQuery("""
                    SELECT quote_ident(table_schema) || '.' || quote_ident(table_name) FROM information_schema.tables
                    WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')""",
                    String.class).getResultList();
            for (String table : tables) {
                // bytes as text too: an answer that is stored is bytes
                Long rows = (Long) database.createNativeQuery("SELECT count(*) FROM " + table
                        + " t WHERE t::text ILIKE :word OR t::text ILIKE '%' || encode(cast(:plain AS bytea), 'hex') || '%'",
                        Long.class).setParameter("word", "%" + word + "%").setParameter("plain", word.getBytes())
                        .getSingleResult();
                if (rows > 0) {
                    found.add(table);
                }
            }
            return found;
        });
    }

    private static List<JsonNode> export(String email) {
        Response answer = given().auth().oauth2(Keys.of(Role.ADMIN)).contentType("application/json")
                .body(Map.of("email", email)).post("/api/v1/integration/personal-data/export");
        if (answer.statusCode() == 204) {
            return List.of();
        }
        answer.then().statusCode(200).contentType(containsString("ndjson"));
        return answer.asString().lines().map(line -> Json.read(line, JsonNode.class)).toList();
    }

    private static Response erase(String email) {
        return given().auth().oauth2(Keys.of(Role.ADMIN)).contentType("application/json").body(Map.of("email", email))
                .post("/api/v1/integration/personal-data/erasure");
    }
}
