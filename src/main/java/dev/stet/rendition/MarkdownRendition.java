package dev.stet.rendition;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.stet.article.edition.ArticleView;
import dev.stet.article.edition.NamedView;
import dev.stet.article.edition.PublishedArticles;
import dev.stet.platform.json.Json;
import dev.stet.text.ArticleDocument;

/** An article as Markdown with front matter, as import reads it. */
@ApplicationScoped
class MarkdownRendition {

    private final PublishedArticles articles;

    MarkdownRendition(PublishedArticles articles) {
        this.articles = articles;
    }

    byte[] of(String slug, String locale) {
        ArticleView article = articles.one(slug, locale);
        List<ArticleDocument.Part> parts = article.sections().stream()
                .map(section -> new ArticleDocument.Part(section.slug(), section.heading(), section.body().markdown()))
                .toList();
        return new ArticleDocument(frontMatter(article), article.lead().markdown(), parts).write().getBytes(UTF_8);
    }

    private ObjectNode frontMatter(ArticleView article) {
        ObjectNode members = JsonNodeFactory.instance.objectNode();
        members.put("title", article.title()).put("slug", article.slug()).put("locale", article.locale());
        articles.original(article.id())
                .ifPresent(original -> members.put("translationOf", original.locale() + "/" + original.slug()));
        members.put("publishedAt", article.publishedAt().toString());
        members.set("authors", named(article.authors()));
        members.set("tags", named(article.tags()));
        members.put("editorsNote", article.editorsNote() == null ? null : article.editorsNote().markdown());
        members.put("summary", article.summary());
        members.set("cover", told(article.cover()));
        members.put("canonicalUrl", article.canonicalUrl());
        members.set("seo", told(article.seo()));
        members.set("custom", article.custom());
        members.put("comments", article.commentsOpen() ? "open" : "closed");
        return compact(members);
    }

    private static JsonNode named(List<NamedView> named) {
        return Json.tree((Object) named);
    }

    private static JsonNode told(Object record) {
        JsonNode told = Json.tree(record);
        return told instanceof ObjectNode object ? compact(object) : told;
    }

    /** What is left out is empty, import knows. */
    private static ObjectNode compact(ObjectNode members) {
        return members.retain(members.properties().stream()
                .filter(member -> !member.getValue().isNull()
                        && !(member.getValue().isContainerNode() && member.getValue().isEmpty()))
                .map(java.util.Map.Entry::getKey).toList());
    }
}
