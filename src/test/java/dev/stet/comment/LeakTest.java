package dev.stet.comment;

import static dev.stet.comment.CommentRequest.moderator;
import static io.restassured.RestAssured.given;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

import dev.stet.article.Canary;
import dev.stet.article.PublicAddresses;
import dev.stet.auth.account.Role;
import dev.stet.testsupport.Completeness;
import dev.stet.testsupport.EveryLog;
import dev.stet.testsupport.Given;
import dev.stet.testsupport.Keys;
import dev.stet.testsupport.Mailbox;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** Who writes a comment is told to moderators and administrators, where they ask for it, and to nobody else in any way. */
@QuarkusTest
class LeakTest {

    /** Where moderators read whom a comment is from. */
    private static final Set<String> TELLS = Set.of("listModeratedComments", "readModeratedComment", "listBlocks", "readBlock");
    private static final String UNKNOWN_ID = "0192f0c1-0000-7000-8000-000000000000";

    private final String email = "Canary-" + UUID.randomUUID() + "@Leak.Example.org";
    private final String address = "198.18." + (int) (Math.random() * 256) + "." + (100 + (int) (Math.random() * 100));
    private final Map<String, String> secrets = secrets();
    private String proof;

    @Test
    void noAnswerLogFeedMetricOrMailTellsWhoSomebodyIs() throws Exception {
        tellsNobodyBut(Role.EDITOR, Role.MODERATOR);
    }

    @Test
    @Tag("soak")
    void norDoesAnyToAnyOtherRole() throws Exception {
        tellsNobodyBut(Role.values());
    }

    /** @param readers who look for it everywhere, as nobody does too; moderators and administrators find it where it may be */
    private void tellsNobodyBut(Role... readers) throws Exception {
        Canary article = Canary.in(Canary.State.CHANGED, Keys.of(Role.EDITOR), Given.locale());
        String slug = new ArrayList<>(article.slugs()).get(1) + "?locale=" + article.locale();
        EveryLog log = new EveryLog();
        String comment;
        String block;
        List<String> answers = new ArrayList<>();
        try (log) {
            comment = live(new ArrayList<>(article.slugs()).get(1), article.locale(), answers);
            block = moderator().body(Map.of("kind", "email", "value", email)).post("/api/v1/editorial/comment-blocks").then()
                    .statusCode(201).extract().path("id");
            answers.forEach(answer -> assertEquals(Set.of(), told(answer), answer));
            assertTrue(slug.contains("plain"));
            Set<String> telling = new TreeSet<>();
            telling.addAll(walk(article, comment, block, null));
            for (Role role : readers) {
                Set<String> found = walk(article, comment, block, Keys.of(role));
                assertTrue(role == Role.MODERATOR || role == Role.ADMIN || found.isEmpty(), role + " reads it at " + found);
                telling.addAll(found);
            }
            assertEquals(new TreeSet<>(TELLS), telling); // else the silence would prove nothing
        }
        log.lines().forEach(line -> assertEquals(Set.of(), told(line), line));
        assertTrue(log.lines().anyMatch(line -> line.startsWith("TRACE") || line.startsWith("FINE")));
        assertTrue(log.lines().anyMatch(line -> line.contains("comment_contact")), "what the database is asked is in the log");
        for (var mail : Mailbox.of("moderators@example.org")) {
            assertEquals(Set.of(), told(mail.getContent().toString()));
        }
    }

    @Test
    void noParameterOfAPublicReadTellsWhetherSomebodyIsThere() throws IOException {
        String slug = Given.publishedArticle("probed");
        CommentRequest.to(slug).by("Canary", email).from(address).approved();
        String other = "Absent-" + email.substring("Canary-".length());
        JsonNode document = new YAMLMapper().readTree(given().get("/openapi").asString());
        List<String> names = Stream.concat(Stream.of("email", "author", "author.email", "q", "ip"),
                Completeness.operations(document).flatMap(operation -> operation.definition().path("parameters").valueStream())
                        .filter(parameter -> parameter.path("in").asText().equals("query"))
                        .map(parameter -> parameter.path("name").asText()))
                .distinct().toList();
        List<String> paths = Completeness.operations(document).map(Completeness.Operation::name)
                .filter(name -> name.startsWith("GET ") && !name.contains("/editorial") && !name.contains("/integration"))
                .map(name -> name.substring(4).replace("{slug}", slug).replaceAll("\\{[^}]+}", "first")).toList();
        int compared = 0;
        for (String path : paths) {
            for (String name : names) {
                assertEquals(probe(path, name, other), probe(path, name, email), path + " by " + name);
                compared++;
            }
        }
        assertThat(compared, greaterThan(100));
    }

    /** All that a person does, well and badly, and all that is done about it. */
    private String live(String slug, String locale, List<String> answers) {
        String key = "\"" + UUID.randomUUID() + "\"";
        Response first = keep(answers, post(slug, locale, Map.of("subscribe", true), key));
        keep(answers, post(slug, locale, Map.of("subscribe", true), key));
        first.then().statusCode(202);
        String id = first.path("id");
        CommentRequest.decide(id, "approved").statusCode(200);
        proof = first.path("token");
        keep(answers, post(slug, locale, Map.of("parent", id, "body", "A reply"), null)).then().statusCode(201);
        Response spam = keep(answers, post(slug, locale, Map.of("website", "x", "body", "Spam"), null));
        keep(answers, given().header("Comment-Token", spam.<String> path("token")).contentType("application/json")
                .body(Map.of("author", Map.of("name", "Canary"), "body", "Still spam"))
                .put("/api/v1/comments/{id}", spam.<String> path("id"))).then().statusCode(200);
        Response taken = keep(answers, post(slug, locale, Map.of("body", "Taken back"), null));
        keep(answers, given().header("Comment-Token", taken.<String> path("token")).delete("/api/v1/comments/{id}",
                taken.<String> path("id"))).then().statusCode(204);
        keep(answers, post(slug, locale, Map.of("body", "https://a.example https://b.example https://c.example"), null)).then()
                .statusCode(202);
        // badly
        keep(answers, post(slug, locale, Map.of("body", "A reply", "parent", id), null)).then().statusCode(202);
        keep(answers, post(slug, locale, Map.of("author", Map.of("name", "x", "email", email + " and " + email)), null)).then()
                .statusCode(422);
        keep(answers, post(slug, locale, Map.of("author", Map.of("email", email)), null)).then().statusCode(422);
        keep(answers, post(slug, locale, Map.of("author", Map.of("name", "x", "email", List.of(email))), null)).then()
                .statusCode(422);
        keep(answers, post(slug, locale, Map.of("author", email), null)).then().statusCode(422);
        keep(answers, given().contentType("application/json").body("{\"author\": {\"email\": \"" + email + "\" ")
                .post("/api/v1/articles/" + slug + "/comments?locale=" + locale)).then().statusCode(400);
        keep(answers, post(slug, locale, Map.of("formToken", "used"), null)).then().statusCode(422);
        // by those who may
        Map<String, String> person = Map.of("email", email);
        given().auth().oauth2(Keys.of(Role.ADMIN)).contentType("application/json").body(person)
                .post("/api/v1/integration/personal-data/export").then().statusCode(200);
        for (Role role : List.of(Role.READER, Role.AUTHOR, Role.EDITOR, Role.MODERATOR)) {
            for (String path : List.of("export", "erasure")) {
                keep(answers, given().auth().oauth2(Keys.of(role)).contentType("application/json").body(person)
                        .post("/api/v1/integration/personal-data/" + path)).then().statusCode(403);
            }
        }
        return id;
    }

    private Response post(String slug, String locale, Map<String, Object> members, String key) {
        Map<String, Object> form = new HashMap<>(Map.of("author", Map.of("name", "Canary", "email", email), "body",
                "Hello there",
                "formToken", given().get("/api/v1/articles/" + slug + "/comments/form?locale=" + locale).path("formToken")));
        form.putAll(members);
        var request = given().contentType("application/json").header("Forwarded", "for=" + address).body(form);
        if (proof != null) {
            request.header("Comment-Token", proof);
        }
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        return request.post("/api/v1/articles/" + slug + "/comments?locale=" + locale);
    }

    private static Response keep(List<String> answers, Response response) {
        answers.add(response.headers() + "\n" + response.asString());
        return response;
    }

    /** The operations that tell somebody who it is. */
    private Set<String> walk(Canary article, String comment, String block, String key) throws IOException {
        return PublicAddresses.ofTheDocument().addresses(article).parallelStream()
                .flatMap(asked -> Stream.of(comment, block).distinct()
                        .map(id -> new PublicAddresses.Address(asked.operation(), asked.path().replace(UNKNOWN_ID, id))))
                .distinct().filter(asked -> !told(PublicAddresses.read(asked.path(), key).all()).isEmpty())
                .map(PublicAddresses.Address::operation)
                .collect(Collectors.toSet());
    }

    private static String probe(String path, String name, String value) {
        PublicAddresses.Answer answer = PublicAddresses
                .read(path + "?" + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8), null);
        return answer.status() + answer.body().replace(value, "…")
                .replace(value.substring(0, value.indexOf('@')), "…").replaceAll("\"traceId\":\"\\w+\"", "")
                .replaceAll("\"(formToken|notBefore|expiresAt)\":\"[^\"]+\"", "");
    }

    /** Which of the secrets a text tells. */
    private Set<String> told(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return secrets.entrySet().stream()
                .filter(secret -> secret.getKey().endsWith("base64") ? text.contains(secret.getValue())
                        : lower.contains(secret.getValue().toLowerCase(Locale.ROOT)))
                .map(Map.Entry::getKey).collect(Collectors.toCollection(TreeSet::new));
    }

    private Map<String, String> secrets() {
        Map<String, String> all = new HashMap<>();
        for (String plain : List.of(email, email.toLowerCase(Locale.ROOT), address)) {
            String what = plain.equals(address) ? "address" : "email";
            all.put(what, plain);
            all.put(what + " encoded", URLEncoder.encode(plain, StandardCharsets.UTF_8));
            for (String algorithm : List.of("MD5", "SHA-1", "SHA-256")) {
                byte[] hash = hash(algorithm, plain);
                String variant = what + (plain.equals(email) ? " as typed " : " ") + algorithm;
                all.put(variant, HexFormat.of().formatHex(hash));
                all.put(variant + " base64", Base64.getEncoder().withoutPadding().encodeToString(hash));
                all.put(variant + " url base64", Base64.getUrlEncoder().withoutPadding().encodeToString(hash));
            }
        }
        return all;
    }

    private static byte[] hash(String algorithm, String text) {
        try {
            return MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
