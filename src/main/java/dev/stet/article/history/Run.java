package dev.stet.article.history;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Some words that follow each other and stand in the old text, the new one, or both. */
@Schema(name = "Run", requiredProperties = { "in", "text" })
record Run(In in, String text) {

    @Schema(name = "RunIn", enumeration = { "both", "from", "to" })
    enum In {
        @JsonProperty("both")
        BOTH,
        @JsonProperty("from")
        FROM,
        @JsonProperty("to")
        TO
    }
}
