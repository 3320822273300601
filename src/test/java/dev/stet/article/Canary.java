package dev.stet.article;

import static io.restassured.RestAssured.given;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.stet.auth.account.Role;
import dev.stet.testsupport.Given;
import dev.stet.testsupport.Keys;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/**
 * An article that bears a word in each of its members which stands nowhere else. Whoever reads one of them has read
 * this article.
 *
 * @param word begins each of the words; what follows tells the member
 * @param slugs by which it is, was or will be found
 * @param during an instant at which it was public, or would have been
 */
public record Canary(State state, String word, String locale, String id, Set<String> slugs, String section, String preview,
        String previewId, Instant during) {

    private static final String ARTICLE = "/api/v1/editorial/articles/{article}";
    private static final Duration LONG = Duration.ofDays(1);

    /** What has become of the article. */
    public enum State {
        DRAFT,
        SCHEDULED,
        CHANGED,
        WITHDRAWN,
        EXPIRED,
        REDACTED,
        TRASHED
    }

    /** By an author's key; expired ones expire within the second. */
    public static Canary in(State state, String owner, String locale) {
        String word = "zq" + UUID.randomUUID().toString().substring(0, 8);
        String plain = Given.slug("plain");
        boolean startsPlain = state == State.CHANGED;
        Map<String, Object> words = members(word, locale, state == State.REDACTED ? plain : word + "slug",
                state != State.REDACTED);
        Response made = as(owner).body(startsPlain ? Map.of("slug", plain, "locale", locale, "title", "Plain") : words)
                .post("/api/v1/editorial/articles");
        String id = made.then().statusCode(201).extract().path("id");
        Instant during = Instant.now();
        switch (state) {
            case DRAFT -> {
            }
            case SCHEDULED -> publish(id, during.plus(LONG), null);
            case EXPIRED -> publish(id, null, during.plusMillis(900));
            default -> publish(id, null, null);
        }
        Instant published = Instant.now();
        switch (state) {
            case CHANGED -> replace(owner, id, words);
            case WITHDRAWN -> edit(id).delete(ARTICLE + "/publication", id).then().statusCode(200);
            case TRASHED -> edit(id).delete(ARTICLE, id).then().statusCode(204);
            case REDACTED -> {
                replace(owner, id, Map.of("slug", plain, "locale", locale, "title", "Plain"));
                as(Keys.of(Role.ADMIN)).header("If-Match", tag(id)).delete(ARTICLE + "/editions/1", id).then().statusCode(200);
            }
            default -> {
            }
        }
        Response copy = as(Keys.of(Role.EDITOR)).get(ARTICLE, id);
        Response link = state == State.TRASHED ? null : as(owner).body("{}").post(ARTICLE + "/previews", id);
        Set<String> slugs = new LinkedHashSet<>(List.of(copy.path("slug"), plain));
        String section = copy.path("sections.size()").equals(0) ? word + "section" : copy.path("sections[0].slug");
        return new Canary(state, word, locale, id, slugs, section, link == null ? "none" : link.path("token"),
                link == null ? UUID.randomUUID().toString() : link.path("id"), published);
    }

    private static Map<String, Object> members(String word, String locale, String slug, boolean withNames) {
        return Map.ofEntries(
                Map.entry("slug", slug),
                Map.entry("locale", locale),
                Map.entry("title", word + "title"),
                Map.entry("subtitle", word + "subtitle"),
                Map.entry("editorsNote", word + "note"),
                Map.entry("summary", word + "summary"),
                Map.entry("lead", word + "lead"),
                Map.entry("authors",
                        withNames ? List.of(Map.of("slug", word + "author", "name", word + "authorname")) : List.of()),
                Map.entry("tags", withNames ? List.of(Map.of("slug", word + "tag", "name", word + "tagname")) : List.of()),
                Map.entry("cover", Map.of("url", "https://example.org/" + word + "cover", "alt", word + "alt", "credit",
                        word + "credit")),
                Map.entry("canonicalUrl", "https://example.org/" + word + "canonical"),
                Map.entry("seo", Map.of("title", word + "seotitle", "description", word + "seodescription")),
                Map.entry("custom", Map.of(word + "key", word + "value")),
                Map.entry("sections", List.of(
                        Map.of("slug", word + "section", "heading", word + "heading", "body", word + "body"))));
    }

    private static void publish(String id, Instant from, Instant until) {
        edit(id).body(PublicationRequests.period(from, until)).put(ARTICLE + "/publication", id).then().statusCode(200);
    }

    private static void replace(String owner, String id, Map<String, Object> words) {
        as(owner).header("If-Match", tag(id)).body(words).put(ARTICLE, id).then().statusCode(200);
    }

    static RequestSpecification edit(String id) {
        return as(Keys.of(Role.EDITOR)).header("If-Match", tag(id));
    }

    static String tag(String id) {
        return as(Keys.of(Role.EDITOR)).get(ARTICLE, id).then().statusCode(200).extract().header("ETag");
    }

    static RequestSpecification as(String key) {
        return given().auth().oauth2(key).contentType("application/json");
    }

    /** The words of this article in a text. */
    Set<String> wordsIn(String text) {
        Matcher words = Pattern.compile(word + "[a-z]*").matcher(text);
        Set<String> found = new LinkedHashSet<>();
        while (words.find()) {
            found.add(words.group().substring(word.length()));
        }
        return found;
    }
}
