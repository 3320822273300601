package dev.stet.search;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.stet.platform.page.Page;
import dev.stet.platform.page.Paged;

/** What a search answers. */
@Schema(description = "A page of hits, those that fit best first.", requiredProperties = { "items", "page", "suggestion" })
record SearchPage(List<HitView> items, Page.Place page,
        @Schema(nullable = true, description = "What was perhaps meant, where nothing matches; good as another `q`.", examples = "liang") String suggestion)
        implements
            Paged {
}
