package dev.stet.sync;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Changes in order, and where to go on. */
@Schema(name = "ChangePage", description = "Changes in the order in which they became known, and where to go on.", requiredProperties = {
        "items", "page" })
record ChangePage(List<ChangeView> items, Place page) {

    @Schema(name = "ChangePlace", requiredProperties = { "limit", "next", "more" })
    record Place(
            @Schema(description = "How many changes a page has at most.", examples = "100") int limit,
            @Schema(description = "Send it as `after` for what comes next; never null, since a log has no end.") String next,
            @Schema(description = "Whether to ask again at once. If not, everything was read that there is now.") boolean more) {
    }
}
