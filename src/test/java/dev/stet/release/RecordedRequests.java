package dev.stet.release;

import static dev.stet.release.RunningStet.ARTICLES;
import static dev.stet.release.RunningStet.EDITORIAL;
import static dev.stet.release.RunningStet.INTEGRATION;
import static dev.stet.release.RunningStet.PUBLIC;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;

/** All that can be asked about what was made, by those who may. */
final class RecordedRequests {

    private static final List<String> LOCALES = List.of("en", "ar", "zh-Hans");

    private final List<RecordedRequest> all = new ArrayList<>();

    private void ask(String... paths) {
        for (String path : paths) {
            all.add(RecordedRequest.of(path));
        }
    }

    private void as(String who, String... paths) {
        for (String path : paths) {
            all.add(RecordedRequest.of(path).as(who));
        }
    }

    static List<RecordedRequest> about(PublishedContent content, Discussion discussion, AccountsAndWebhooks accountsAndWebhooks,
            String subscription) {
        RecordedRequests recordedRequests = new RecordedRequests();
        recordedRequests.readers(content);
        recordedRequests.lists();
        recordedRequests.comments(discussion, subscription);
        content.ids.values().forEach(recordedRequests::editors);
        recordedRequests.vocabulary();
        recordedRequests.administrators(accountsAndWebhooks);
        return recordedRequests.all;
    }

    private void readers(PublishedContent content) {
        List<String> slugs = new ArrayList<>(content.ids.keySet());
        slugs.addAll(List.of("what-stands-twice", "what-still-stands"));
        for (String slug : slugs) {
            String locale = slug.equals("ما-يبقى") ? "ar" : slug.equals("留下的") ? "zh-Hans" : "en";
            String path = PUBLIC + URLEncoder.encode(slug, UTF_8);
            ask(path + "?format=html,markdown,text&locale=" + locale, path + "/timemap?locale=" + locale,
                    path + ".md?locale=" + locale, path + ".jsonld?locale=" + locale, path + "/sections?locale=" + locale);
            content.moments.forEach(moment -> ask(path + "?locale=" + locale + "&at=" + moment));
            ask(path + "?locale=" + locale + "&at=2020-03-01T00:00:00Z");
        }
        ask(PUBLIC + "what-still-stands?include=comments,commentCount", PUBLIC + "what-still-stands?fields=title,translations",
                PUBLIC + "what-still-stands/sections/alpha", PUBLIC + "never-was");
    }

    private void lists() {
        String list = "/api/v1/articles";
        for (String locale : LOCALES) {
            ask(list + "?count=exact&include=sections,commentCount&locale=" + locale, list + "?sort=title&locale=" + locale,
                    "/api/v1/tags?locale=" + locale, "/api/v1/authors?locale=" + locale, "/feed.json?locale=" + locale,
                    "/feed.atom?locale=" + locale, "/feed.rss?locale=" + locale, "/llms.txt?locale=" + locale,
                    "/tags/craft/feed.atom?locale=" + locale);
        }
        ask(list + "?tag=craft", list + "?author=li-wei", list + "?publishedBefore=2021-01-01T00:00:00Z", "/sitemap.xml",
                "/api/v1/search?q=alpha", "/api/v1/search?q=redacted", "/api/v1/search?q=mistake",
                "/api/v1/search?q=%E6%AD%A3%E6%96%87&locale=zh-Hans", "/.well-known/api-catalog");
        all.add(new RecordedRequest("QUERY", list, null, null, "tag=craft&fields=title"));
    }

    private void comments(Discussion discussion, String subscription) {
        ask(Discussion.PLACE + "/comments", Discussion.PLACE + "/comments?view=flat&sort=newest", subscription,
                "/articles/discussed/comments.atom", "/articles/discussed/comments.json");
        discussion.comments.forEach(comment -> as("moderator", EDITORIAL + "comments/" + comment));
        for (String status : List.of("pending", "approved", "spam", "trash")) {
            as("moderator", EDITORIAL + "comments?status=" + status);
        }
        as("moderator", EDITORIAL + "comment-blocks");
        as("editor", ARTICLES + "discussed", ARTICLES + "discussed/comment-policy");
        all.add(new RecordedRequest("POST", INTEGRATION + "personal-data/export", "admin", null,
                "{\"email\":\"" + Discussion.READER + "\"}"));
    }

    private void editors(String id) {
        String path = ARTICLES + id;
        as("editor", path, path + "/revisions", path + "/editions", path + "/publication", path + "/comment-policy",
                path + "/sections", path + "/revisions/1", path + "/editions/1", path + "/editions/2",
                path + "/revisions/1/diff?to=2");
        all.add(RecordedRequest.of(path + "/revisions/1/diff?to=2").as("reader").accepting("text/x-diff"));
    }

    private void vocabulary() {
        as("author", ARTICLES + "a-draft", ARTICLES + "a-draft/revisions/3", EDITORIAL + "tags", EDITORIAL + "authors",
                EDITORIAL + "tags/paper");
        for (String status : List.of("draft", "scheduled", "published", "expired", "withdrawn", "trashed")) {
            as("reader", EDITORIAL + "articles?status=" + status);
        }
        ask(EDITORIAL + "articles");
    }

    private void administrators(AccountsAndWebhooks accountsAndWebhooks) {
        for (String who : List.of("reader", "author", "editor", "moderator", "admin", "second-admin", "expired", "revoked",
                "disabled")) {
            as(who, EDITORIAL + "whoami");
        }
        as("author", INTEGRATION + "accounts");
        as("admin", INTEGRATION + "accounts", INTEGRATION + "keys", INTEGRATION + "webhooks");
        accountsAndWebhooks.accounts.forEach(account -> as("admin", INTEGRATION + "accounts/" + account));
        for (String webhook : accountsAndWebhooks.webhooks.values()) {
            String path = INTEGRATION + "webhooks/" + webhook;
            as("admin", path, path + "/deliveries?limit=100");
        }
        as("reader", INTEGRATION + "changes?limit=100", INTEGRATION + "changes?snapshot=true&limit=100");
        all.add(RecordedRequest.of(INTEGRATION + "export?personalData=true").as("admin").accepting("application/x-ndjson"));
        all.add(RecordedRequest.of(INTEGRATION + "export").as("reader").accepting("application/x-ndjson"));
    }
}
