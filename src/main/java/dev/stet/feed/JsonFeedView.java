package dev.stet.feed;

import java.time.Instant;
import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/** A feed as JSON Feed 1.1 has it. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(name = "JsonFeed", description = "A feed as JSON Feed 1.1 has it.",
        requiredProperties = { "version", "title", "items" })
record JsonFeedView(
        @Schema(examples = "https://jsonfeed.org/version/1.1") String version,
        String title,
        @JsonProperty("home_page_url") String homePageUrl,
        @JsonProperty("feed_url") String feedUrl,
        @Schema(description = "Older entries; absent on the last page.") @JsonProperty("next_url") String nextUrl,
        String description,
        @Schema(examples = "en", description = "BCP 47.") String language,
        List<Author> authors,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Schema(description = "The newest first.") List<Item> items) {

    static final String TYPE = "application/feed+json";

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @Schema(name = "JsonFeedAuthor", requiredProperties = "name")
    record Author(String name, String url) {
    }

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @Schema(name = "JsonFeedItem", requiredProperties = { "id", "url", "content_html", "date_published", "date_modified" })
    record Item(@Schema(description = "For ever the same, a URN.") String id, String url, String title,
            @Schema(description = "Clean HTML.") @JsonInclude(JsonInclude.Include.ALWAYS)
            @JsonProperty("content_html") String contentHtml,
            String summary, String image,
            @JsonProperty("date_published") Instant datePublished, @JsonProperty("date_modified") Instant dateModified,
            List<Author> authors, List<String> tags,
            @Schema(description = "What a comment replies to.") @JsonProperty("_reply") Reply reply) {
    }

    @Schema(name = "JsonFeedReply", requiredProperties = { "to", "url" })
    record Reply(@Schema(description = "The id of an article or a comment, a URN.") String to, String url) {
    }

    static JsonFeedView of(Feed feed) {
        return new JsonFeedView("https://jsonfeed.org/version/1.1", feed.title(), feed.links().home(), feed.links().self(),
                feed.links().next(), feed.description(), feed.language(), List.of(new Author(feed.author(), null)),
                feed.entries().stream().map(JsonFeedView::item).toList());
    }

    private static Item item(Feed.Entry entry) {
        return new Item(entry.id(), entry.address(), entry.title(), entry.html(), entry.summary(),
                entry.image() == null ? null : entry.image().address(), entry.published(), entry.updated(),
                entry.authors().stream().map(author -> new Author(author.name(), author.address())).toList(),
                entry.categories().stream().map(Feed.Category::label).toList(),
                entry.replyTo() == null ? null : new Reply(entry.replyTo().id(), entry.replyTo().address()));
    }
}
