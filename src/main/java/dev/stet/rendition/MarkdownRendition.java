package dev.stet.rendition;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import dev.stet.article.content.ArticleMarkdown;
import dev.stet.article.content.Content;
import dev.stet.article.content.Members;
import dev.stet.article.content.NameReference;
import dev.stet.article.content.SectionContent;
import dev.stet.article.edition.ArticleView;
import dev.stet.article.edition.ArticleView.NamedView;
import dev.stet.article.edition.ArticleView.TextView;
import dev.stet.article.reading.PublishedArticles;

/** A published article as Markdown with front matter, as import reads it. */
@ApplicationScoped
class MarkdownRendition {

    private final PublishedArticles articles;

    MarkdownRendition(PublishedArticles articles) {
        this.articles = articles;
    }

    byte[] of(String slug, String locale) {
        ArticleView article = articles.one(slug, locale);
        String original = articles.original(article.id()).map(one -> one.locale() + "/" + one.slug()).orElse(null);
        return new ArticleMarkdown(content(article), original, authors(article), named(article.tags()),
                article.commentsOpen()).write().getBytes(UTF_8);
    }

    private static Content content(ArticleView article) {
        Map<String, Object> own = new HashMap<>();
        own.put("translationOf", null);
        own.put("authors", NameReference.slugs(authors(article)));
        own.put("tags", NameReference.slugs(named(article.tags())));
        own.put("sections", article.sections().stream().map(section -> new SectionContent(section.id(), section.slug(),
                section.heading(), section.body().markdown())).toList());
        return Members.ALL.make(own, name -> ArticleView.COMPONENTS.get(article, name) instanceof TextView text
                ? text.markdown()
                : ArticleView.COMPONENTS.get(article, name));
    }

    private static List<NameReference> authors(ArticleView article) {
        return article.authors().stream().map(one -> new NameReference(one.slug(), one.name())).toList();
    }

    private static List<NameReference> named(List<NamedView> named) {
        return named.stream().map(one -> new NameReference(one.slug(), one.name())).toList();
    }
}
