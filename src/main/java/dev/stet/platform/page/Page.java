package dev.stet.platform.page;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

/** Part of a list, and the cursors to the parts beside it. */
@Schema(requiredProperties = { "items", "page" })
public record Page<T>(List<T> items, Place page) implements Paged {

    /** Where in its list a page stands. */
    @Schema(name = "Place", description = "Where in its list a page stands.",
            requiredProperties = { "limit", "next", "previous" })
    public record Place(
            @Schema(description = "How many items a page has at most.", examples = "20") int limit,
            @Schema(nullable = true, description = "The cursor of the next page; null on the last one.") String next,
            @Schema(nullable = true, description = "The cursor of the previous page; null on the first one.") String previous,
            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Schema(description = "With `count=exact`: the items of all pages together.") Long total) {
    }

    /** The same, telling how many items all pages have together. */
    public Page<T> of(long total) {
        return new Page<>(items, new Place(page.limit, page.next, page.previous, total));
    }
}
