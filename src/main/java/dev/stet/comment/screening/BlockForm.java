package dev.stet.comment.screening;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Something to be blocked. */
@Schema(description = "Something that makes whatever bears it spam.")
record BlockForm(
        @NotNull @Pattern(regexp = BlockKind.LABELS, message = "must be word, url, email or network")
        @Schema(description = "`word`: a word or phrase in name or body; `url`: part of a web address; `email`: the author's "
                + "address; `network`: an IP address or range.", examples = "word") String kind,
        @NotBlank @Size(max = 200) @Schema(description = "Compared in any case.", examples = "casino bonus") String value,
        @Size(max = 500) @Schema(nullable = true, description = "For other moderators.") String note) {

    /** Says only the kind: the value may be somebody's address. */
    @Override
    public String toString() {
        return "a block by " + kind;
    }
}
