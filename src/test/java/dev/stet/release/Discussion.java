package dev.stet.release;

import static dev.stet.release.RunningStet.ARTICLES;
import static dev.stet.release.RunningStet.EDITORIAL;
import static dev.stet.release.RunningStet.PUBLIC;
import static org.hamcrest.Matchers.oneOf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.restassured.response.Response;

/** Comments in every state on one article, whom they are from, who wants mail, and who is blocked. */
final class Discussion {

    static final String PLACE = PUBLIC + "discussed";
    static final String READER = "reader@example.org";

    private final RunningStet runningStet;
    final List<String> comments = new ArrayList<>();
    final List<String> blocks = new ArrayList<>();

    Discussion(RunningStet runningStet) {
        this.runningStet = runningStet;
    }

    void fill() {
        String article = runningStet
                .post("editor", ARTICLES, Map.of("title", "Discussed", "slug", "discussed", "lead", "Reply."))
                .path("id");
        runningStet.put("editor", ARTICLES + article + "/publication", Map.of());
        runningStet.put("editor", ARTICLES + article + "/comment-policy", Map.of("open", true, "moderation", "all"));
        thread();
        undecided();
        erased();
        for (Map<String, String> block : List.of(Map.of("kind", "word", "value", "casino bonus", "note", "Seen often"),
                Map.of("kind", "url", "value", "spam.example"), Map.of("kind", "email", "value", "blocked@example.org"),
                Map.of("kind", "network", "value", "203.0.113.0/24"))) {
            blocks.add(runningStet.post("moderator", EDITORIAL + "comment-blocks", block).path("id"));
        }
    }

    private void thread() {
        String first = decided(null, "approved", READER, "The first *reply*, with [a link](https://example.org/).", true);
        String second = decided(first, "approved", "other@example.org", "The second.", false);
        String third = decided(second, "approved", READER, "العربية 和中文。", false);
        decided(third, "approved", "deep@example.org", "As deep as it gets.", false);
        decided(first, "approved", "other@example.org", "Another.", false);
    }

    private void undecided() {
        post(null, READER, "It waits.", false);
        decided(null, "spam", "spammer@example.org", "Buy this.", false);
        decided(null, "trash", "rude@example.org", "Rude words.", false);
    }

    /** By a moderator with a reply below, and by the author. */
    private void erased() {
        String gone = decided(null, "approved", "gone@example.org", "Erased by a moderator.", false);
        decided(gone, "approved", "other@example.org", "A reply to what is gone.", false);
        runningStet.delete("moderator", EDITORIAL + "comments/" + gone);
        Response own = post(null, "own@example.org", "Erased by its author.", false);
        runningStet.anybody().header("Comment-Token", own.<String> path("token")).delete("/api/v1/comments/" + own.path("id"))
                .then()
                .statusCode(204);
        Response edited = post(null, "edits@example.org", "As it was typed.", false);
        RunningStet.done(runningStet.anybody().header("Comment-Token", edited.<String> path("token"))
                .body(Map.of("author", Map.of("name", "Edits"), "body", "As it was meant."))
                .put("/api/v1/comments/" + edited.path("id")), "own edit");
    }

    private String decided(String parent, String status, String email, String body, boolean subscribe) {
        String id = post(parent, email, body, subscribe).path("id");
        runningStet.put("moderator", EDITORIAL + "comments/" + id + "/status", Map.of("status", status));
        return id;
    }

    private Response post(String parent, String email, String body, boolean subscribe) {
        Map<String, Object> form = new HashMap<>(Map.of("body", body, "subscribe", subscribe,
                "author", Map.of("name", "Reader " + email.charAt(0), "email", email, "url", "https://reader.example.org"),
                "formToken", runningStet.anybody().get(PLACE + "/comments/form").path("formToken")));
        form.put("parent", parent);
        Response posted = runningStet.anybody().body(form).post(PLACE + "/comments");
        posted.then().statusCode(oneOf(201, 202));
        comments.add(posted.path("id"));
        return posted;
    }
}
