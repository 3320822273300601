package dev.stet.article.history;

import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an editor may say about bringing a revision back. */
@Schema(description = "What to say about bringing a revision back; may be left out.")
record RestorationForm(
        @Size(max = 1_000) @Schema(nullable = true, examples = "Restored revision 3", description = "For the list of revisions.") String note) {

    static final RestorationForm SILENT = new RestorationForm(null);
}
