package dev.stet.search;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.stet.article.content.Content;
import dev.stet.platform.page.Page;
import dev.stet.platform.page.Paged;

/** What a search answers. */
@Schema(description = "A page of hits, those that fit best first.", requiredProperties = { "items", "page", "suggestion" })
record SearchPage(List<Hit> items, Page.Place page,
        @Schema(nullable = true,
                description = "What was perhaps meant, where nothing matches as it was typed: the hits are of this.",
                examples = "liang") String suggestion)
        implements
            Paged {

    /** A place where what was looked for stands. */
    @Schema(name = "Hit", requiredProperties = { "article", "section", "snippet", "rank", "links" })
    record Hit(
            Found article,
            @Schema(nullable = true, description = "Null where it stands in the " + Content.SEARCHED_HEAD
                    + " or lead.") Place section,
            @Schema(description = "Some of the text around it, as HTML that is safe to put into a page: text with `<mark>` "
                    + "around what was found, and no other element. The beginning of the text where only the "
                    + "title or the heading has it.",
                    examples = "After the crisis <mark>Liang</mark> founded a "
                            + "<mark>hedge</mark> <mark>fund</mark> …") String snippet,
            @Schema(description = "How well it fits, between 0 and 1; only good for comparing hits of one search.",
                    examples = "0.38") double rank,
            Links links) {

        /** The article it stands in. */
        @Schema(name = "FoundArticle", requiredProperties = { "id", "slug", "locale", "title", "publishedAt" })
        record Found(UUID id, @Schema(examples = "deepseeks-rise") String slug, @Schema(examples = "en") String locale,
                @Schema(examples = "DeepSeek’s Rise") String title, Instant publishedAt) {
        }

        /** The section it stands in. */
        @Schema(name = "FoundSection", requiredProperties = { "slug", "heading" })
        record Place(@Schema(examples = "about-liang-wenfeng") String slug,
                @Schema(examples = "About Liang Wenfeng") String heading) {
        }

        /** Where to go from a hit. */
        @Schema(name = "HitLinks", requiredProperties = { "article", "section", "fragment", "page" })
        record Links(
                @Schema(description = "The article, a relative reference.",
                        examples = "/api/v1/articles/deepseeks-rise") String article,
                @Schema(nullable = true, description = "The section, a relative reference; null where the hit is in none.",
                        examples = "/api/v1/articles/deepseeks-rise/sections/about-liang-wenfeng") String section,
                @Schema(description = "Put behind the address of the site's page, a text fragment that "
                        + "leads browsers to the place.",
                        examples = "#:~:text=Liang%20founded%20a%20hedge%20fund") String fragment,
                @Schema(nullable = true,
                        description = "The site's page at that place; null unless `STET_ARTICLE_URL` is configured.",
                        examples = "https://www.example.org/deepseeks-rise"
                                + "#:~:text=Liang%20founded%20a%20hedge%20fund") String page) {

            /**
             * @param page the article's, {@code null} where none is known
             * @param quote what stands there word for word
             */
            static Links of(Hit.Found article, Hit.Place section, String defaultLocale, String quote, String page) {
                String path = "/api/v1/articles/" + encoded(article.slug());
                String query = article.locale().equals(defaultLocale) ? "" : "?locale=" + article.locale();
                // a hyphen and a comma part the pieces of a text directive
                String fragment = "#:~:text=" + encoded(quote).replace("-", "%2D");
                return new Links(path + query, section == null ? null : path + "/sections/" + encoded(section.slug()) + query,
                        fragment, page == null ? null : page + fragment);
            }

            private static String encoded(String text) {
                return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
            }
        }
    }
}
