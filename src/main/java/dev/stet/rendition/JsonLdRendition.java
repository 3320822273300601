package dev.stet.rendition;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.StringJoiner;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import dev.stet.article.content.ArticleAddress;
import dev.stet.article.content.Cover;
import dev.stet.article.content.SiteSettings;
import dev.stet.article.edition.ArticleView;
import dev.stet.article.edition.ArticleView.NamedView;
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
                article.authors().stream().map(author -> new JsonLdView.Person("Person", author.name(), author.url(),
                        author.avatar() == null ? null : onTheSite(author.avatar(), page))).toList(),
                publisher(page), article.publishedAt(), article.updatedAt(), article.locale(),
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
        return new JsonLdView.Image("ImageObject", onTheSite(cover.url(), page), cover.alt(), cover.width(),
                cover.height(), cover.credit());
    }

    /** {@code null} where nobody said who that is. */
    private JsonLdView.Organization publisher(String page) {
        return site.publisher().map(name -> new JsonLdView.Organization("Organization", name,
                site.articleUrl().map(pages -> origin(page) + "/").orElse(null),
                site.logo().map(logo -> onTheSite(logo, page)).orElse(null))).orElse(null);
    }

    private static String onTheSite(String address, String page) {
        return address.startsWith("/") ? origin(page) + address : address;
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

    /** An article as schema.org describes one, in JSON-LD 1.1. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @Schema(name = "JsonLdArticle", description = "A schema.org Article in JSON-LD.", requiredProperties = { "@context",
            "@type",
            "@id", "headline", "datePublished", "dateModified", "inLanguage", "url", "mainEntityOfPage", "wordCount",
            "articleBody" })
    record JsonLdView(
            @Schema(examples = "https://schema.org") @JsonProperty("@context") String context,
            @Schema(examples = "Article") @JsonProperty("@type") String type,
            @Schema(description = "The article's id, a URN.") @JsonProperty("@id") String id,
            String headline,
            @Schema(description = "The subtitle.") String alternativeHeadline,
            @Schema(description = "The summary.") String description,
            List<Person> author,
            @Schema(description = "Who answers for it, where the site says so.") Organization publisher,
            Instant datePublished,
            Instant dateModified,
            @Schema(examples = "en", description = "BCP 47.") String inLanguage,
            @Schema(description = "The names of the tags.") List<String> keywords,
            Image image,
            @Schema(description = "Where people read it; where nobody said, its place in this API.") String url,
            @Schema(description = "Where the text was first published, else `url`.") String mainEntityOfPage,
            int wordCount,
            @Schema(description = "ISO 8601.", examples = "PT4M") String timeRequired,
            @JsonInclude(JsonInclude.Include.ALWAYS)
            @Schema(description = "Plain text: note, lead, and sections with their headings.") String articleBody) {

        static final String TYPE = "application/ld+json";

        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        @Schema(name = "JsonLdPerson", requiredProperties = { "@type", "name" })
        record Person(@Schema(examples = "Person") @JsonProperty("@type") String type, String name, String url, String image) {
        }

        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        @Schema(name = "JsonLdOrganization", requiredProperties = { "@type", "name" })
        record Organization(@Schema(examples = "Organization") @JsonProperty("@type") String type, String name, String url,
                String logo) {
        }

        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        @Schema(name = "JsonLdImage", requiredProperties = { "@type", "url" })
        record Image(@Schema(examples = "ImageObject") @JsonProperty("@type") String type, String url, String caption,
                Integer width, Integer height, String creditText) {
        }
    }
}
