package dev.stet.comment.privacy;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The person who asks. In a body, because addresses in paths and parameters end up in logs. */
@Schema(description = "The person who asks.")
record PersonForm(
        @NotBlank @Size(max = 254) @Schema(description = "The address the person comments with, in any case.", examples = "reader@example.org") String email) {

    /** Says nothing: logs like to print things. */
    @Override
    public String toString() {
        return "a person";
    }
}
