package dev.stet.article.publication;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.stet.article.edition.Edition;
import dev.stet.article.edition.EditionView;
import dev.stet.platform.json.Json;

/** One edition, with all that readers saw of it. */
@Schema(name = "WholeEdition", description = "One edition, with all that readers saw of it.", requiredProperties = "article")
record WholeEdition(
        @JsonUnwrapped EditionView outline, // named `edition`, the document would leave out its member of that name
        @Schema(type = SchemaType.OBJECT, implementation = Object.class, additionalProperties = Schema.True.class, description = "The article as it was rendered, each text in all formats; without what lives outside of editions.") ObjectNode article) {

    static WholeEdition of(Edition edition) {
        return new WholeEdition(EditionView.of(edition), (ObjectNode) Json.tree(edition.forms));
    }
}
