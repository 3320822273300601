package dev.stet.platform.idempotency;

import static io.restassured.RestAssured.given;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.oneOf;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.stet.article.content.Tag;
import dev.stet.auth.account.Role;
import dev.stet.platform.idempotency.EffectResource.Effects;
import dev.stet.testsupport.Keys;
import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** A POST that is sent again with its key happens once and is answered as before. */
@QuarkusTest
class IdempotencyTest {

    private static final String OPEN = "/api/v1/test-effects";

    private final String stem = UUID.randomUUID().toString();
    private final String key = "\"" + UUID.randomUUID() + "\"";

    @Test
    void answersARepetitionAsTheFirstButTellsNoSecretTwice() {
        Response first = post(OPEN, key, "");
        first.then().statusCode(201).header(IdempotentPosts.REPLAYED, nullValue()).body("secret", notNullValue());
        String slug = first.path("slug");

        post(OPEN, key, "").then().statusCode(201).header(IdempotentPosts.REPLAYED, is("true"))
                .header("Location", is(first.header("Location"))).header("Location", endsWith("/effects/" + slug))
                .header("ETag", is("\"" + slug + "\"")).contentType("application/json").body("slug", is(slug))
                .body("secret", nullValue());
        assertThat(effects(), is(1L));
    }

    @Test
    void happensEachTimeWithoutAKeyOrWithAnother() {
        given().contentType("application/json").body(body("")).post(OPEN).then().statusCode(201);
        given().contentType("application/json").body(body("")).post(OPEN).then().statusCode(201);
        post(OPEN, key, "").then().statusCode(201);
        post(OPEN, "\"another " + stem + "\"", "").then().statusCode(201);

        assertThat(effects(), is(4L));
    }

    @Test
    void refusesAKeyThatCameWithAnotherRequest() {
        String mine = Keys.of(Role.EDITOR);
        editorial(mine, "").then().statusCode(201);

        editorial(mine, "other").then().statusCode(422).body("type", is("/problems/idempotency-key-reused"));
        given().auth().oauth2(mine).header(IdempotentRequest.HEADER, key).contentType("application/json").body(body(""))
                .post("/api/v1/editorial/test-effects?x=1").then().statusCode(not(201));
        assertThat(effects(), is(1L));
    }

    @Test
    void doesOnceWhatManySendAtOnce() {
        List<Response> answers = IntStream.range(0, 8).parallel().mapToObj(n -> post(OPEN, key, "slow")).toList();

        assertThat(answers.stream().map(Response::statusCode).toList(), everyItem(is(oneOf(201, 409))));
        assertThat(answers.stream().map(Response::statusCode).toList(), hasItem(201));
        answers.stream().filter(answer -> answer.statusCode() == 409).forEach(answer -> answer.then()
                .body("type", is("/problems/idempotency-key-in-use")).header("Retry-After", is("1")));
        assertThat(effects(), is(1L));
        post(OPEN, key, "slow").then().statusCode(201).header(IdempotentPosts.REPLAYED, is("true"));
    }

    @Test
    void letsARefusedRequestBeTriedAgain() {
        post(OPEN, key, "refused").then().statusCode(409).body("type", is("/problems/conflict"));
        assertThat(effects(), is(0L));
        Arc.container().instance(Effects.class).get().allow(stem);

        post(OPEN, key, "refused").then().statusCode(201).header(IdempotentPosts.REPLAYED, nullValue());
        assertThat(effects(), is(1L));
    }

    @Test
    void keepsNeitherEffectNorAnswerOfWhatTheDatabaseRefuses() {
        post(OPEN, key, "impossible").then().statusCode(500).contentType("application/problem+json");
        post(OPEN, key, "impossible").then().statusCode(500);

        assertThat(effects(), is(0L));
        post(OPEN, key, "").then().statusCode(201);
    }

    @Test
    void keepsTheKeysOfAccountsAndOfPathsApart() {
        editorial(Keys.of(Role.EDITOR), "").then().statusCode(201);
        editorial(Keys.of(Role.ADMIN), "").then().statusCode(201).header(IdempotentPosts.REPLAYED, nullValue());
        post(OPEN, key, "").then().statusCode(201).header(IdempotentPosts.REPLAYED, nullValue());
        post("/api/v1/test-effects-too", key, "").then().statusCode(201).header(IdempotentPosts.REPLAYED, nullValue());

        assertThat(effects(), is(4L));
    }

    @Test
    void answersAnAccountWhicheverOfItsKeysItUses() {
        var account = Keys.account(Role.EDITOR);
        editorial(Keys.of(account), "").then().statusCode(201);

        editorial(Keys.of(account), "").then().statusCode(201).header(IdempotentPosts.REPLAYED, is("true"));
    }

    @Test
    void forgetsAfterADay() {
        String slug = post(OPEN, key, "").path("slug");
        age(slug, 23);
        post(OPEN, key, "").then().header(IdempotentPosts.REPLAYED, is("true"));
        age(slug, 1);

        post(OPEN, key, "").then().statusCode(201).header(IdempotentPosts.REPLAYED, nullValue()).body("slug", not(slug));
        post(OPEN, key, "").then().statusCode(201).header(IdempotentPosts.REPLAYED, is("true")).body("slug", not(slug));
    }

    @Test
    void keepsNothingInTheTableForMoreThanADay() {
        String slug = post(OPEN, key, "").path("slug");
        age(slug, 25);

        Arc.container().instance(StoredAnswers.class).get().forgetOld();

        assertThat(kept(slug), is(0L));
    }

    @ParameterizedTest
    @ValueSource(strings = { "bare", "\"", "\"\"", "\"a\" \"b\"", "\"a\"; =", "\"\\a\"", "\"é\"", "?1" })
    void refusesAKeyThatIsNoString(String sent) {
        post(OPEN, sent, "").then().statusCode(400).body("errors[0].parameter", is(IdempotentRequest.HEADER));
        assertThat(effects(), is(0L));
    }

    @Test
    void readsAStringAsStructuredFieldsDo() {
        assertThat(IdempotentRequest.parseKey(List.of(" \"a\\\"b\\\\c\" ")), is("a\"b\\c"));
        assertThat(IdempotentRequest.parseKey(List.of("\"a\";v=1;*x=\"y;\"")), is("a"));
    }

    @Test
    void refusesALongBodyAsWithoutAKey() {
        given().header(IdempotentRequest.HEADER, key).contentType("application/json").body("x".repeat(1024 * 1024 + 1))
                .post(OPEN)
                .then().statusCode(413).body("detail", containsString("1048576"));
    }

    private Response post(String path, String key, String wish) {
        return given().header(IdempotentRequest.HEADER, key).contentType("application/json").body(body(wish)).post(path);
    }

    private Response editorial(String apiKey, String wish) {
        return given().auth().oauth2(apiKey).header(IdempotentRequest.HEADER, key).contentType("application/json")
                .body(body(wish)).post("/api/v1/editorial/test-effects");
    }

    private String body(String wish) {
        return "{\"stem\": \"%s\", \"wish\": \"%s\"}".formatted(stem, wish);
    }

    private long effects() {
        return QuarkusTransaction.requiringNew().call(() -> Tag.count("slug like ?1", stem + "-%"));
    }

    private static void age(String slug, int hours) {
        QuarkusTransaction.requiringNew().run(() -> Tag.getEntityManager().createNativeQuery(
                "UPDATE first_answer SET created_at = created_at - make_interval(hours => :hours) WHERE etag = :etag")
                .setParameter("hours", hours).setParameter("etag", "\"" + slug + "\"").executeUpdate());
    }

    private static long kept(String slug) {
        return QuarkusTransaction.requiringNew().call(() -> (Long) Tag.getEntityManager()
                .createNativeQuery("SELECT count(*) FROM first_answer WHERE etag = :etag", Long.class)
                .setParameter("etag", "\"" + slug + "\"").getSingleResult());
    }
}
