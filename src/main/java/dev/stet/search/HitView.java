package dev.stet.search;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.stet.article.content.Content;

/** A place where what was looked for stands. */
@Schema(name = "Hit", requiredProperties = { "article", "section", "snippet", "rank", "links" })
record HitView(
        Found article,
        @Schema(nullable = true, description = "Null where it stands in the " + Content.SEARCHED_HEAD
                + " or lead.") Place section,
        @Schema(description = "Some of the text around it, as HTML that is safe to put into a page: text with `<mark>` around what was found, and no other element. The beginning of the text where only the title or the heading has it.", examples = "After the crisis <mark>Liang</mark> founded a <mark>hedge</mark> <mark>fund</mark> …") String snippet,
        @Schema(description = "How well it fits, between 0 and 1; only good for comparing hits of one search.", examples = "0.38") double rank,
        HitLinksView links) {

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
}
