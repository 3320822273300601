package dev.stet.article.history;

import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The account that did something. */
@Schema(name = "Actor", requiredProperties = { "id", "name" })
record ActorView(UUID id, @Schema(examples = "li-wei") String name) {
}
