package dev.stet.transfer.importing;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.oneOf;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** Articles of one test, in this Stet or another, made as people make them. */
public final class FullDataset {

    /** What each answer and each installation has of its own: cursors are signed. */
    private static final Pattern OF_ITS_OWN = Pattern.compile("(?<=\"(traceId|next|previous)\":\")[\\w.-]+(?=\")");
    private static final HttpClient PLAIN = HttpClient.newHttpClient();
    private static final String ARTICLES = "/api/v1/editorial/articles";

    private final String elsewhere;
    private final String key;
    /** What its slugs, tags and people end with. */
    final String mark;
    public final String locale;
    /** By their state, each with the slug that it has or had last. */
    final Map<String, String> slugs = new LinkedHashMap<>();
    final Map<String, String> ids = new LinkedHashMap<>();
    /** Within the time of the first edition of what was published often. */
    Instant early;

    /**
     * @param elsewhere the address of another program, {@code null} for this one
     * @param key of an administrator
     */
    public FullDataset(String elsewhere, String key, String mark, String locale) {
        this.elsewhere = elsewhere;
        this.key = key;
        this.mark = mark;
        this.locale = locale;
    }

    /** The same one where it has been brought to. */
    FullDataset at(String address, String key) {
        FullDataset there = new FullDataset(address, key, mark, locale);
        there.slugs.putAll(slugs);
        there.ids.putAll(ids);
        there.early = early;
        return there;
    }

    /** With an article in every state that there is. */
    void fill() throws InterruptedException {
        draft();
        often();
        scheduled();
        endedInEachWay();
        translated();
        discussed();
        named();
        while (as().get(address() + ARTICLES + "/" + ids.get("expired")).path("status").equals("published")) {
            Thread.sleep(100);
        }
    }

    private String address() {
        return elsewhere == null ? "http://localhost:" + RestAssured.port : elsewhere;
    }

    private void draft() {
        String id = create("draft", Map.of("title", "A “Draft”: with — marks ---", "editorsNote", "Note *one*.\n\nTwo.",
                "authors", List.of(Map.of("slug", "li-" + mark, "name", "李 伟")), "custom",
                Map.of("number", 1.50, "list", List.of(1, "二", Map.of("deep", true))),
                "cover", Map.of("url", "/cover.png", "alt", "", "width", 16), "sections", sections("One", "Two", "Three")));
        edit(id, Map.of("lead", "A second lead.\n"));
        edit(id, Map.of("sections", List.of()));
        change(id).body("{\"note\": \"Back again\"}").put(ARTICLES + "/" + id + "/revisions/2/restoration").then()
                .statusCode(200);
    }

    private void often() {
        String id = create("often", Map.of("title", "Often", "listed", false, "lead", "The first lead.", "tags",
                List.of("first-" + mark), "sections", sections("Alpha", "Beta")));
        publish(id, Map.of("note", "The first"));
        early = Instant.now();
        edit(id, Map.of("slug", "often-two-" + mark, "title", "Often, Twice", "lead", "第二。",
                "tags", List.of(Map.of("slug", "second-" + mark, "name", "The Second"))));
        publish(id, Map.of());
        edit(id, Map.of("slug", "often-three-" + mark, "title", "Often, Thrice", "publishedAt", "2020-02-29T12:00:00.123456Z"));
        publish(id, Map.of());
        edit(id, Map.of("title", "Not Published Yet"));
        slugs.put("often", "often-three-" + mark);
        comments(id, false, "first-time");
    }

    private void scheduled() {
        String id = create("scheduled", Map.of("title", "Scheduled", "lead", "Later."));
        publish(id, Map.of("from", in(Duration.ofDays(2)), "until", in(Duration.ofDays(3)), "note", "Embargo"));
        String both = create("both", Map.of("title", "Now", "lead", "Now."));
        publish(both, Map.of());
        edit(both, Map.of("title", "Then"));
        publish(both, Map.of("from", in(Duration.ofDays(4))));
    }

    private void endedInEachWay() {
        String withdrawn = create("withdrawn", Map.of("title", "Withdrawn", "lead", "Gone."));
        publish(withdrawn, Map.of());
        change(withdrawn).delete(ARTICLES + "/" + withdrawn + "/publication").then().statusCode(200);
        String trashed = create("trashed", Map.of("title", "Trashed"));
        publish(trashed, Map.of());
        change(trashed).delete(ARTICLES + "/" + trashed).then().statusCode(204);
        String redacted = create("redacted", Map.of("title", "Libel", "lead", "A libel.", "sections", sections("Libel")));
        publish(redacted, Map.of("note", "Libel"));
        edit(redacted, Map.of("title", "No Libel", "lead", "Praise."));
        publish(redacted, Map.of());
        change(redacted).delete(ARTICLES + "/" + redacted + "/editions/1").then().statusCode(200);
        String gone = create("gone", Map.of("title", "Libel too", "lead", "Another libel."));
        publish(gone, Map.of());
        change(gone).delete(ARTICLES + "/" + gone + "/editions/1").then().statusCode(200);
        create("expired", Map.of("title", "Expired"));
        for (int seconds = 1; !publishedFor(ids.get("expired"), seconds); seconds *= 2) {
            // the end was past when it was asked for
        }
    }

    private boolean publishedFor(String id, int seconds) {
        return change(id).body(Map.of("until", in(Duration.ofSeconds(seconds)))).put(ARTICLES + "/" + id + "/publication")
                .then().statusCode(oneOf(200, 422)).extract().statusCode() == 200;
    }

    private void translated() {
        String id = create("translated", Map.of("title", "译文", "locale", locale + "-tr", "translationOf", ids.get("often"),
                "sections", List.of(Map.of("heading", "第一节", "body", "正文。𠮷"))));
        publish(id, Map.of());
    }

    /** All that becomes of comments; a thread of every depth. */
    public void discussed() {
        String id = create("discussed", Map.of("title", "Discussed"));
        publish(id, Map.of());
        comments(id, true, "all");
        String first = reply(null, "approved", true);
        String second = reply(first, "approved", false);
        String third = reply(second, "approved", true);
        reply(third, "approved", false);
        reply(first, "approved", false);
        reply(first, "pending", false);
        reply(null, "spam", false);
        reply(null, "trash", false);
        String erased = reply(null, "approved", false);
        reply(erased, "approved", false);
        as().header("If-Match", "*").delete(address() + "/api/v1/editorial/comments/" + erased).then().statusCode(204);
    }

    private void named() {
        as().header("If-None-Match", "*").body(Map.of("name", "Used by nobody"))
                .put(address() + "/api/v1/editorial/tags/unused-" + mark).then().statusCode(201);
        as().header("If-None-Match", "*").body(Map.of("name", "Told of", "bio", "A life.", "url", "https://example.org/" + mark,
                "avatar", "/" + mark + ".jpg")).put(address() + "/api/v1/editorial/authors/told-" + mark).then()
                .statusCode(201);
    }

    /** @return the id */
    public String create(String state, Map<String, Object> members) {
        Map<String, Object> form = new HashMap<>(Map.of("locale", locale, "slug", state + "-" + mark));
        form.putAll(members);
        String id = as().body(form).post(address() + ARTICLES).then().statusCode(201).extract().path("id");
        ids.put(state, id);
        slugs.put(state, state + "-" + mark);
        return id;
    }

    public static List<Map<String, Object>> sections(String... headings) {
        List<Map<String, Object>> sections = new ArrayList<>();
        for (String heading : headings) {
            sections.add(Map.of("heading", heading, "body", "Of " + heading + ".\n\n```\n## code\n```"));
        }
        return sections;
    }

    public void edit(String id, Map<String, Object> patch) {
        change(id).contentType("application/merge-patch+json; charset=UTF-8").body(patch).patch(ARTICLES + "/" + id).then()
                .statusCode(200);
    }

    public void publish(String id, Map<String, Object> publication) {
        change(id).body(publication).put(ARTICLES + "/" + id + "/publication").then().statusCode(200);
    }

    private void comments(String id, boolean open, String moderation) {
        String policy = address() + ARTICLES + "/" + id + "/comment-policy";
        as().header("If-Match", as().get(policy).header("ETag")).body(Map.of("open", open, "moderation", moderation))
                .put(policy)
                .then().statusCode(200);
    }

    String reply(String parent, String status, boolean subscribe) {
        String comments = "/api/v1/articles/" + slugs.get("discussed") + "/comments";
        Map<String, Object> form = new HashMap<>(Map.of("author", author(), "body", "I say *" + UUID.randomUUID() + "*.",
                "subscribe", subscribe, "formToken", given().baseUri(address()).get(comments + "/form?locale=" + locale).path(
                        "formToken")));
        form.put("parent", parent);
        Response posted = given().baseUri(address()).contentType("application/json").body(form)
                .post(comments + "?locale=" + locale);
        String id = posted.then().statusCode(oneOf(201, 202)).extract().path("id");
        String decision = address() + "/api/v1/editorial/comments/" + id;
        if (!as().get(decision).path("status").equals(status)) {
            as().header("If-Match", "*").body(Map.of("status", status)).put(decision + "/status").then().statusCode(200);
        }
        return id;
    }

    private Map<String, Object> author() {
        return Map.of("name", "Reader", "email", "reader-" + UUID.randomUUID() + "@" + mark + ".example.org", "url",
                "https://reader.example.org");
    }

    public RequestSpecification as() {
        return given().auth().oauth2(key).contentType("application/json");
    }

    private RequestSpecification change(String id) {
        String tag = as().get(address() + ARTICLES + "/" + id).then().statusCode(200).extract().header("ETag");
        return as().baseUri(address()).header("If-Match", tag);
    }

    private static String in(Duration time) {
        return Instant.now().plus(time).toString();
    }

    /** For good, so that its place is free again. */
    public void delete() {
        ids.values().forEach(id -> change(id).delete(ARTICLES + "/" + id + "?permanently=true").then().statusCode(204));
    }

    /** All that an administrator gets of it, and of nothing else. */
    public List<String> archive() {
        return Stream.of("", "-tr").flatMap(other -> export("?personalData=true&locale=" + locale + other).stream()).toList();
    }

    /** @param query begins with {@code ?} unless it is empty */
    List<String> export(String query) {
        return as().get(address() + "/api/v1/integration/export" + query).then().statusCode(200).extract().asString().lines()
                .toList();
    }

    public List<JsonPath> bring(List<String> lines) {
        return bring(lines, key, "");
    }

    /** @param query begins with {@code ?} unless it is empty */
    public List<JsonPath> bring(List<String> lines, String key, String query) {
        return given().auth().oauth2(key).contentType("application/x-ndjson").body(String.join("\n", lines).getBytes(UTF_8))
                .post(address() + "/api/v1/integration/import" + query).then().statusCode(200).extract().asString().lines()
                .map(JsonPath::from).toList();
    }

    /** What anybody, and what an editor, reads of it, by address; of redirects where they lead. */
    Map<String, String> everything() {
        Map<String, String> read = new LinkedHashMap<>();
        List<String> paths = new ArrayList<>();
        for (String slug : slugs.values()) {
            paths.addAll(ofArticle(slug, locale));
        }
        paths.addAll(ofArticle(slugs.get("translated"), locale + "-tr"));
        paths.addAll(ofArticle("often-" + mark, locale));
        paths.addAll(ofArticle("often-two-" + mark, locale));
        paths.add("/api/v1/articles?locale=" + locale + "&include=sections,commentCount&sort=title");
        paths.add("/api/v1/tags?locale=" + locale);
        paths.add("/api/v1/search?q=often&locale=" + locale);
        ids.values().forEach(id -> List.of("", "/revisions", "/revisions/1", "/editions", "/publication", "/comment-policy")
                .forEach(part -> paths.add(ARTICLES + "/" + id + part)));
        paths.forEach(path -> read.put(path, read(path)));
        return read;
    }

    private List<String> ofArticle(String slug, String locale) {
        String path = "/api/v1/articles/" + slug;
        return List.of(path + "?locale=" + locale + "&format=html,markdown,text", path + "?locale=" + locale + "&at=" + early,
                path + "/timemap?locale=" + locale, path + "/comments?locale=" + locale,
                path + "/comments?view=flat&sort=newest&locale=" + locale, path + ".md?locale=" + locale);
    }

    /** By a plain client: what these answers look like is for other tests to check. */
    private String read(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address() + path));
        if (path.startsWith(ARTICLES)) {
            request.header("Authorization", "Bearer " + key);
        }
        try {
            HttpResponse<String> answer = PLAIN.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() + " " + answer.headers().firstValue("Location").map(to -> to.replace(address(), ""))
                    + " " + OF_ITS_OWN.matcher(answer.body()).replaceAll("");
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
