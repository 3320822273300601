package dev.stet.cache;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.fail;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import dev.stet.auth.account.Role;
import dev.stet.testsupport.Given;
import dev.stet.testsupport.Keys;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** An article as its readers and its editor come to it. */
record CachedArticle(String locale, String slug) {

    static final String HIT = "stet; hit";
    static final String STORED = "stet; fwd=uri-miss; stored";
    static final String MISS = "stet; fwd=uri-miss";

    private static final String COPIES = "/api/v1/editorial/articles";

    static CachedArticle published(String stem) {
        return new CachedArticle("en", Given.publishedArticle(stem));
    }

    static CachedArticle drafted(String locale, String stem, String translationOf) {
        CachedArticle cachedArticle = new CachedArticle(locale, Given.slug(stem));
        Map<String, Object> form = new HashMap<>(Map.of("slug", cachedArticle.slug, "locale", locale, "title", "Draft"));
        form.put("translationOf", translationOf);
        given().auth().oauth2(Keys.of(Role.EDITOR)).contentType("application/json").body(form).post(COPIES).then()
                .statusCode(201);
        return cachedArticle;
    }

    /**
     * What is answered from the cache; it is asked again until it is. Other tests make things stale, too, and what this one
     * did is told twice, since the log is read as well.
     */
    static ValidatableResponse kept(String path) throws InterruptedException {
        for (int i = 0; i < 200; i++) {
            Response answer = given().get(path);
            if (HIT.equals(answer.header("Cache-Status"))) {
                return answer.then();
            }
            Thread.sleep(20);
        }
        return fail(path + " is never answered from the cache");
    }

    /** The groups that an answer says it depends on. */
    static Set<String> groups(String path) {
        String told = given().get(path).then().statusCode(200).extract().header("Surrogate-Key");
        return Set.of(told.split(" "));
    }

    /** What the last change of that kind made stale. */
    Set<String> madeStaleBy(String kind) {
        UUID id = UUID.fromString(given().auth().oauth2(Keys.of(Role.EDITOR)).get(copy()).path("id"));
        List<?> groups = QuarkusTransaction.requiringNew().call(() -> Panache.getEntityManager().createNativeQuery(
                "SELECT unnest(stale) FROM change WHERE seq = (SELECT max(seq) FROM change WHERE "
                        + "article_id = :id AND kind = :kind)",
                String.class).setParameter("id", id).setParameter("kind", kind).getResultList());
        return groups.stream().map(String.class::cast).collect(Collectors.toSet());
    }

    String path() {
        return "/api/v1/articles/" + slug;
    }

    String address() {
        return path() + "?locale=" + locale;
    }

    ValidatableResponse read() {
        return given().get(address()).then().statusCode(200);
    }

    /** So that whoever reads it next gets what is kept, unless it is stale. */
    CachedArticle kept() throws InterruptedException {
        kept(address()).statusCode(200);
        return this;
    }

    CachedArticle revise(String member, Object value) {
        edit().contentType("application/merge-patch+json").body(Map.of(member, value)).patch(copy()).then().statusCode(200);
        return this;
    }

    CachedArticle publish() {
        edit().body("{}").put(publication()).then().statusCode(200);
        return this;
    }

    CachedArticle schedule(Instant from) {
        edit().body(Map.of("from", from.toString())).put(publication()).then().statusCode(200);
        return this;
    }

    void withdraw() {
        edit().delete(publication()).then().statusCode(200);
    }

    private String copy() {
        return COPIES + "/" + slug + "?locale=" + locale;
    }

    private String publication() {
        return COPIES + "/" + slug + "/publication?locale=" + locale;
    }

    /** With the tag of what it says now. */
    RequestSpecification edit() {
        String tag = given().auth().oauth2(Keys.of(Role.EDITOR)).get(copy()).then().statusCode(200).extract().header("ETag");
        return given().auth().oauth2(Keys.of(Role.EDITOR)).header("If-Match", tag).contentType("application/json");
    }
}
