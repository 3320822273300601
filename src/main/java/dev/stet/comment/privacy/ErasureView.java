package dev.stet.comment.privacy;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What came of an erasure; names nobody. */
@Schema(name = "Erasure", description = "What came of an erasure.", requiredProperties = "comments", example = "{\"comments\": 3}")
record ErasureView(@Schema(description = "How many comments lost their author and words.") int comments) {
}
