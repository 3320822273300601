package dev.stet.article.publication;

import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/** Where the articles stand that were published together, in the order in which they were sent. */
@Schema(name = "Publications", description = "Where the articles stand now, in the order in which they were sent.", requiredProperties = "items")
record PublicationsView(List<Item> items) {

    /** One of them. */
    @Schema(name = "PublicationsItem", requiredProperties = "article")
    record Item(@Schema(description = "Its id.") UUID article, @JsonUnwrapped PublicationView publication) {
    }
}
