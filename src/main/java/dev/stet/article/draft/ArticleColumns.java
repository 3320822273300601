package dev.stet.article.draft;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.stet.article.content.Content;
import dev.stet.article.content.Cover;
import dev.stet.article.content.Members;
import dev.stet.article.content.Seo;
import dev.stet.platform.json.Json;

/**
 * How what an article says lies in its row. A member needs a column only where SQL asks for it; one without, and so every
 * new one, is stored and read back all the same, in {@link Article#otherMembers}. Columns that nothing asks for any more stay,
 * because a program of before reads them.
 */
final class ArticleColumns {

    private ArticleColumns() {
    }

    static Content read(Article article) {
        Content others = Json.read(article.otherMembers, Content.class);
        return Members.ALL.make(columns(article), name -> Members.ALL.get(others, name));
    }

    static void write(Article article, Content next) {
        article.translationGroup = next.translationOf() == null ? article.id : next.translationOf();
        article.locale = next.locale();
        article.slug = next.slug();
        article.title = next.title();
        article.editorsNote = next.editorsNote();
        article.summary = next.summary();
        article.lead = next.lead();
        article.authors = next.authors();
        article.tags = next.tags();
        article.cover = next.cover() == null ? null : Json.write(next.cover());
        article.canonicalUrl = next.canonicalUrl();
        article.seoTitle = next.seo().title();
        article.seoDescription = next.seo().description();
        article.publishedAt = next.publishedAt();
        article.custom = Json.write(next.custom());
        article.arrange(next.sections());
        article.otherMembers = Json.write(others(next, columns(article)));
    }

    private static Map<String, Object> others(Content content, Map<String, Object> columns) {
        Map<String, Object> others = new LinkedHashMap<>();
        Members.ALL.names().stream().filter(name -> !columns.containsKey(name))
                .forEach(name -> others.put(name, Members.ALL.get(content, name)));
        return others;
    }

    private static Map<String, Object> columns(Article article) {
        Map<String, Object> columns = new HashMap<>();
        columns.put("slug", article.slug);
        columns.put("locale", article.locale);
        columns.put("translationOf", article.isOriginal() ? null : article.translationGroup);
        columns.put("title", article.title);
        columns.put("editorsNote", article.editorsNote);
        columns.put("summary", article.summary);
        columns.put("lead", article.lead);
        columns.put("authors", List.copyOf(article.authors));
        columns.put("tags", List.copyOf(article.tags));
        columns.put("cover", Json.read(article.cover, Cover.class));
        columns.put("canonicalUrl", article.canonicalUrl);
        columns.put("seo", new Seo(article.seoTitle, article.seoDescription));
        columns.put("publishedAt", article.publishedAt);
        columns.put("custom", Json.read(article.custom, ObjectNode.class));
        columns.put("sections", article.sections.stream().map(Section::content).toList());
        return columns;
    }
}
