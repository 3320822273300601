package dev.stet.release;

import static dev.stet.release.RunningStet.ARTICLES;
import static dev.stet.release.RunningStet.EDITORIAL;
import static org.hamcrest.Matchers.is;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Articles in every state that there is, in three locales, made as people make them. What is to come lies so far ahead that
 * answers stay the same for as long as anybody builds this.
 */
final class PublishedContent {

    static final String FUTURE = "2090-01-01T00:00:00Z";
    static final String FUTURE_END = "2091-01-01T00:00:00Z";

    private final RunningStet runningStet;
    /** By the slug that it was made with. */
    final Map<String, String> ids = new LinkedHashMap<>();
    /** Instants worth looking back at, in order. */
    final List<Instant> moments = new ArrayList<>();

    PublishedContent(RunningStet runningStet) {
        this.runningStet = runningStet;
    }

    void fill() throws InterruptedException {
        named();
        often();
        translations();
        toCome();
        ended();
        drafts();
    }

    private void named() {
        for (String name : List.of("tags/craft", "tags/paper", "tags/unused", "authors/li-wei", "authors/nobody")) {
            runningStet.as("editor").header("If-None-Match", "*").body(Map.of("name", "First name of " + name))
                    .put(EDITORIAL + name).then().statusCode(201);
        }
    }

    /** Four editions with other slugs, one of them redacted, and an edit that nobody reads yet. */
    private void often() throws InterruptedException {
        create("author", "what-stands", Map.of("title", "What Stands", "lead", "The *first* lead.", "editorsNote", "A note.",
                "tags", List.of("craft"), "authors", List.of("li-wei"), "sections", sections("Alpha", "Beta")));
        publish("what-stands", Map.of("note", "The first"));
        moment();
        edit("what-stands", Map.of("slug", "what-stands-twice", "title", "What Stands, Twice", "lead", "Named by mistake.",
                "tags", List.of("craft", "paper")));
        publish("what-stands", Map.of());
        moment();
        edit("what-stands", Map.of("slug", "what-still-stands", "title", "What Still Stands", "lead", "第三。",
                "publishedAt", "2020-02-29T12:00:00.123456Z", "summary", "A summary.",
                "seo", Map.of("title", "Found", "description", "By machines"), "canonicalUrl", "https://example.org/stands",
                "cover", Map.of("url", "/cover.png", "alt", "A cover", "width", 16, "height", 9),
                "custom", Map.of("number", 1.50, "list", List.of(1, "二", Map.of("deep", true)))));
        publish("what-stands", Map.of());
        moment();
        runningStet.delete("admin", ARTICLES + ids.get("what-stands") + "/editions/2");
        edit("what-stands", Map.of("title", "What Nobody Reads Yet"));
        runningStet.put("editor", EDITORIAL + "tags/paper", Map.of("name", "Paper and glass"));
        runningStet.put("editor", EDITORIAL + "authors/li-wei", Map.of("name", "李 伟"));
        runningStet.delete("editor", EDITORIAL + "authors/nobody");
    }

    private void translations() {
        String original = ids.get("what-stands");
        create("editor", "ما-يبقى",
                Map.of("locale", "ar", "title", "ما يبقى", "translationOf", original, "lead", "مقدمة *قصيرة*.",
                        "tags", List.of("craft"), "sections",
                        List.of(Map.of("heading", "القسم الأول", "body", "نص. 123 abc"))));
        create("editor", "留下的", Map.of("locale", "zh-Hans", "title", "留下的", "translationOf", original,
                "sections", List.of(Map.of("heading", "第一节", "body", "正文。𠮷"))));
        publish("ما-يبقى", Map.of());
        publish("留下的", Map.of());
    }

    private void toCome() {
        create("editor", "the-future", Map.of("title", "The Future", "lead", "Nobody knows it."));
        publish("the-future", Map.of("from", FUTURE, "until", FUTURE_END));
        create("editor", "now-and-then", Map.of("title", "Now", "tags", List.of("paper")));
        publish("now-and-then", Map.of("until", FUTURE_END));
        edit("now-and-then", Map.of("title", "Then"));
        publish("now-and-then", Map.of("from", FUTURE));
    }

    private void ended() throws InterruptedException {
        create("editor", "expired", Map.of("title", "Expired"));
        publish("expired", Map.of("until", Instant.now().plusSeconds(2).toString()));
        moment();
        create("editor", "withdrawn", Map.of("title", "Withdrawn"));
        publish("withdrawn", Map.of());
        moment();
        runningStet.delete("editor", ARTICLES + ids.get("withdrawn") + "/publication");
        create("editor", "trashed", Map.of("title", "Trashed"));
        publish("trashed", Map.of());
        moment();
        runningStet.delete("editor", ARTICLES + ids.get("trashed"));
        create("editor", "back-again", Map.of("title", "Back Again"));
        runningStet.delete("editor", ARTICLES + ids.get("back-again"));
        runningStet.put("editor", ARTICLES + ids.get("back-again") + "/restoration", Map.of());
        Thread.sleep(2_000);
        runningStet.get("editor", ARTICLES + ids.get("expired")).then().body("status", is("expired"));
    }

    private void drafts() {
        create("author", "a-draft", Map.of("title", "A “Draft”: with — marks ---", "lead", "| a | b |\n|---|---|\n| 1 | 2 |\n",
                "sections", sections("One", "Two", "Three")));
        edit("a-draft", Map.of("lead", "A second lead.[^1]\n\n[^1]: A footnote.\n", "editorsNote", "Note *one*.\n\nTwo."));
        edit("a-draft", Map.of("sections", List.of()));
        runningStet.put("author", ARTICLES + ids.get("a-draft") + "/revisions/2/restoration",
                Map.of("note", "Back to the second"));
        runningStet.post("author", ARTICLES + ids.get("a-draft") + "/previews", Map.of("expiresIn", "P90D"));
        runningStet.as("author").header("Idempotency-Key", "\"once\"").body(Map.of("title", "Only Once", "slug", "only-once"))
                .post(ARTICLES).then().statusCode(201);
    }

    private void create(String who, String slug, Map<String, Object> members) {
        Map<String, Object> form = new HashMap<>(Map.of("locale", "en", "slug", slug));
        form.putAll(members);
        ids.put(slug, runningStet.post(who, ARTICLES, form).path("id"));
    }

    void edit(String slug, Map<String, Object> patch) {
        runningStet.patch("editor", ARTICLES + ids.get(slug), patch);
    }

    private void publish(String slug, Map<String, Object> publication) {
        runningStet.put("editor", ARTICLES + ids.get(slug) + "/publication", publication);
    }

    /** Parted from what was before and comes after by more than clocks differ. */
    private void moment() throws InterruptedException {
        Thread.sleep(100);
        moments.add(Instant.now().truncatedTo(ChronoUnit.MILLIS));
        Thread.sleep(100);
    }

    private static List<Map<String, Object>> sections(String... headings) {
        List<Map<String, Object>> sections = new ArrayList<>();
        for (String heading : headings) {
            sections.add(Map.of("heading", heading, "body", "Of *" + heading + "*.\n\n```\n## code\n```\n\n- a\n- b"));
        }
        return sections;
    }
}
