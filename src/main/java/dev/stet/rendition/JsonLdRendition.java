package dev.stet.rendition;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;

import jakarta.enterprise.context.ApplicationScoped;

import dev.stet.article.content.ArticleAddress;
import dev.stet.article.content.Cover;
import dev.stet.article.content.SiteSettings;
import dev.stet.article.edition.ArticleView;
import dev.stet.article.edition.NamedView;
import dev.stet.article.reading.PublishedArticles;

/** An article as search engines and assistants read it. */
@ApplicationScoped
class JsonLdRendition {

    private final PublishedArticles articles;
    private final ArticleAddress addresses;
    private final SiteSettings site;

    JsonLdRendition(PublishedArticles articles, ArticleAddress addresses, SiteSettings site) {
        this.articles = articles;
        this.addresses = addresses;
        this.site = site;
    }

    JsonLdView of(String slug, String locale) {
        ArticleView article = articles.one(slug, locale);
        String page = page(article);
        return new JsonLdView("https://schema.org", "Article", "urn:uuid:" + article.id(), article.title(), article.subtitle(),
                article.summary(),
                article.authors().stream().map(author -> new JsonLdView.Person("Person", author.name())).toList(),
                article.publishedAt(), article.updatedAt(), article.locale(),
                article.tags().stream().map(NamedView::name).toList(), image(article.cover(), page), page,
                article.canonicalUrl() == null ? page : article.canonicalUrl(), article.wordCount(),
                "PT" + article.readingMinutes() + "M", body(article));
    }

    private String page(ArticleView article) {
        return addresses.of(article.locale(), article.slug())
                .orElseGet(() -> site.publicUrl().map(URI::toString).orElse("") + "/api/v1/articles/"
                        + URLEncoder.encode(article.slug(), StandardCharsets.UTF_8) + "?locale=" + article.locale());
    }

    private static JsonLdView.Image image(Cover cover, String page) {
        if (cover == null) {
            return null;
        }
        String url = cover.url().startsWith("/") ? origin(page) + cover.url() : cover.url();
        return new JsonLdView.Image("ImageObject", url, cover.alt(), cover.width(), cover.height(), cover.credit());
    }

    private static String origin(String page) {
        String root = URI.create(page).resolve("/").toString();
        return root.substring(0, root.length() - 1);
    }

    private static String body(ArticleView article) {
        StringJoiner body = new StringJoiner("\n\n");
        if (article.editorsNote() != null) {
            body.add(article.editorsNote().text());
        }
        if (!article.lead().text().isEmpty()) {
            body.add(article.lead().text());
        }
        article.sections().forEach(section -> body.add(section.heading()).add(section.body().text()));
        return body.toString().strip();
    }
}
