package dev.stet.sync;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.databind.JsonNode;

import dev.stet.article.reading.PublishedArticle;
import dev.stet.change.ChangeEntry;
import dev.stet.platform.json.Json;

/** Something that happened. */
@Schema(name = "Change",
        description = "Something that happened. An article, tag, author or comment that went for good is told by `….deleted` "
                + "or `….erased`, whose `data` says what it was.",
        requiredProperties = { "cursor", "kind", "article", "account", "occurredAt", "data" })
record ChangeView(
        @Schema(description = "Names this change for good; send it as `after` to go on behind it.") String cursor,
        @Schema(description = "What happened. `article.snapshot` is no change: it tells of an article as published now, with "
                + "the data of `article.published`. New kinds may come: ignore those you do not know.",
                examples = "article.published") String kind,
        @Schema(nullable = true, description = "The id of the article that it is about, also of a comment's.") UUID article,
        @Schema(nullable = true,
                description = "The id of the account that did it; null where time or a reader did.") UUID account,
        @Schema(description = "When; of what time brought, the moment it was to happen.") Instant occurredAt,
        @Schema(type = SchemaType.OBJECT, implementation = Map.class,
                description = "What is known of it, by kind: of an article its slug, locale and title, the revision, and of an "
                        + "edition its number and period; of a tag or author the slug and name; of a "
                        + "comment its id and status.") JsonNode data) {

    static ChangeView of(ChangeEntry entry, String cursor) {
        return new ChangeView(cursor, entry.kind(), entry.article(), entry.account(), entry.occurredAt(),
                Json.read(entry.payload(), JsonNode.class));
    }

    static ChangeView of(PublishedArticle published, String cursor) {
        return new ChangeView(cursor, ChangeKinds.SNAPSHOT, published.article(), null, published.from(), Json.tree(
                new Published(published.slug(), published.locale(), published.title(), published.edition(),
                        published.revision(), published.from(), published.until())));
    }

    /** As {@code article.published} tells it. */
    private record Published(String slug, String locale, String title, int edition, int revision, Instant from,
            Instant until) {
    }

    /** Changes in order, and where to go on. */
    @Schema(name = "ChangePage", description = "Changes in the order in which they became known, and where to go on.",
            requiredProperties = { "items", "page" })
    record Page(List<ChangeView> items, Place page) {

        @Schema(name = "ChangePlace", requiredProperties = { "limit", "next", "more" })
        record Place(
                @Schema(description = "How many changes a page has at most.", examples = "100") int limit,
                @Schema(description = "Send it as `after` for what comes next; never "
                        + "null, since a log has no end.") String next,
                @Schema(description = "Whether to ask again at once. If not, everything "
                        + "was read that there is now.") boolean more) {
        }
    }
}
