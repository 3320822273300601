package dev.stet.search;

import static dev.stet.search.SearchFixture.search;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.persistence.EntityManager;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.stet.auth.account.Role;
import dev.stet.testsupport.Given;
import dev.stet.testsupport.Keys;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** A search tells what readers see now and no word else, and from the moment on at which they see it. */
@QuarkusTest
class SearchSecrecyTest {

    private static final String ARTICLE = "/api/v1/editorial/articles/{article}";

    private final EntityManager database;
    private final SearchUpkeep upkeep;
    private final WordListUpkeep words;
    private String locale;
    private String id;

    SearchSecrecyTest(EntityManager database, SearchUpkeep upkeep, WordListUpkeep words) {
        this.database = database;
        this.upkeep = upkeep;
        this.words = words;
    }

    @BeforeEach
    void aDraft() {
        locale = Given.locale();
        id = as(Role.EDITOR).body(content("The glockenspiel plays.")).post("/api/v1/editorial/articles").then()
                .statusCode(201).extract().path("id");
    }

    @Test
    void aDraftIsNotFoundAndAPublishedOneIsAtOnce() {
        findsNothing();

        publish(null, null);

        search(locale, "glockenspiel").body("items", hasSize(1));
    }

    @Test
    void aScheduledOneIsFoundFromItsMomentOn() {
        publish(Instant.now().plus(Duration.ofHours(1)), null);
        findsNothing();

        anHourPasses();

        search(locale, "glockenspiel").body("items", hasSize(1));
    }

    @Test
    void anExpiredOneIsNotFoundFromItsMomentOn() {
        publish(null, Instant.now().plus(Duration.ofHours(1)));
        search(locale, "glockenspiel").body("items", hasSize(1));
        words.learn();

        anHourPasses();

        findsNothing();
    }

    @Test
    void whatTheWorkingCopySaysIsFoundWhenItIsPublishedAndWhatItSaidBeforeNoMore() {
        publish(null, null);
        words.learn();
        edit(Role.EDITOR).body(content("The xylophone plays.")).put(ARTICLE, id).then().statusCode(200);
        search(locale, "xylophone").body("items", empty()).body("suggestion", nullValue());
        search(locale, "glockenspiel").body("items", hasSize(1));

        publish(null, null);

        search(locale, "xylophone").body("items", hasSize(1));
        findsNothing();
    }

    @Test
    void aWithdrawnOneIsNotFound() {
        publish(null, null);
        words.learn();

        edit(Role.EDITOR).delete(ARTICLE + "/publication", id).then().statusCode(200);

        findsNothing();
    }

    @Test
    void aTrashedOneIsNotFound() {
        publish(null, null);
        words.learn();

        edit(Role.EDITOR).delete(ARTICLE, id).then().statusCode(204);

        findsNothing();
    }

    @Test
    void aRedactedOneIsGoneFromTheIndexItself() {
        publish(null, null);
        words.learn();
        edit(Role.EDITOR).body(content("Nothing.")).put(ARTICLE, id).then().statusCode(200);

        edit(Role.ADMIN).delete(ARTICLE + "/editions/1", id).then().statusCode(200);
        upkeep.catchUp();

        findsNothing();
        assertEquals(0L, entries());
        words.forget();
        assertEquals(0L, QuarkusTransaction.requiringNew().call(() -> (Long) database.createNativeQuery(
                "SELECT count(*) FROM search_word WHERE word = 'glockenspiel' AND NOT EXISTS (SELECT FROM search_entry"
                        + " WHERE body ILIKE '%glockenspiel%')",
                Long.class).getSingleResult()));
    }

    @Test
    void whatWasPublishedBeforeThereWasAnIndexIsEnteredAtTheStart() {
        publish(null, null);
        forgetEntries();
        findsNothing();

        upkeep.catchUp();

        search(locale, "glockenspiel").body("items", hasSize(1)).body("items.section.heading", contains("Music"));
    }

    @Test
    void whatAnEarlierVersionEnteredIsEnteredAgain() {
        publish(null, null);
        QuarkusTransaction.requiringNew().run(() -> database.createNativeQuery(
                "UPDATE search_entry SET version = 0, vector = '', title_vector = '', article_vector = '', body = ''"
                        + " WHERE article_id = cast(:id AS uuid)")
                .setParameter("id", id).executeUpdate());
        findsNothing();

        upkeep.catchUp();

        search(locale, "glockenspiel").body("items", hasSize(1));
    }

    @Test
    void aDeletedOneLeavesNothingBehind() {
        publish(null, null);
        edit(Role.EDITOR).delete(ARTICLE, id).then().statusCode(204);

        as(Role.ADMIN).header("If-Match", tag()).delete(ARTICLE + "?permanently=true", id).then().statusCode(204);

        assertEquals(0L, entries());
    }

    private void findsNothing() {
        search(locale, "glockenspiel").body("items", empty()).body("suggestion", nullValue());
        search(locale, "glockensp").body("items", empty()).body("suggestion", nullValue());
        search(locale, "glokenspiel").body("items", empty()).body("suggestion", nullValue());
    }

    /** For this article: no test has to be quicker than its clock. */
    private void anHourPasses() {
        QuarkusTransaction.requiringNew().run(() -> database.createNativeQuery("""
                UPDATE edition SET visible_from = visible_from - interval '1 hour',
                    visible_until = visible_until - interval '1 hour', declared_until = declared_until - interval '1 hour'
                WHERE article_id = cast(:id AS uuid)""").setParameter("id", id).executeUpdate());
    }

    private long entries() {
        return QuarkusTransaction.requiringNew().call(() -> (Long) database.createNativeQuery(
                "SELECT count(*) FROM search_entry WHERE article_id = cast(:id AS uuid)", Long.class).setParameter("id", id)
                .getSingleResult());
    }

    private void forgetEntries() {
        QuarkusTransaction.requiringNew().run(() -> database.createNativeQuery(
                "DELETE FROM search_entry WHERE article_id = cast(:id AS uuid)").setParameter("id", id).executeUpdate());
    }

    private Map<String, Object> content(String body) {
        return Map.of("slug", "secret-" + locale.substring(5), "locale", locale, "title", "Orchestra", "sections",
                List.of(Map.of("heading", "Music", "body", body)));
    }

    private void publish(Instant from, Instant until) {
        Map<String, Object> period = new HashMap<>();
        period.put("from", from == null ? null : from.toString());
        period.put("until", until == null ? null : until.toString());
        edit(Role.EDITOR).body(period).put(ARTICLE + "/publication", id).then().statusCode(200);
    }

    private RequestSpecification edit(Role role) {
        return as(role).header("If-Match", tag());
    }

    private String tag() {
        Response read = as(Role.EDITOR).get(ARTICLE, id);
        return read.then().statusCode(200).extract().header("ETag");
    }

    private static RequestSpecification as(Role role) {
        return given().auth().oauth2(Keys.of(role)).contentType("application/json");
    }
}
