package dev.stet.article.publication;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What was found before publishing, in the order of the article. */
@Schema(name = "Findings", description = "What to look at before publishing; empty is good.", requiredProperties = "items")
record FindingList(List<Finding> items) {

    /** One thing that an editor should look at before publishing. */
    @Schema(name = "Finding", requiredProperties = { "severity", "code", "pointer", "detail" })
    record Finding(
            @Schema(enumeration = {
                    "error", "warning" },
                    description = "An error is broken for every reader; a warning may be meant so.") String severity,
            @Schema(enumeration = { "broken-link", "missing-alt", "heading-order", "empty-section", "slug-clash",
                    "removed-html" }) String code,
            @Schema(description = "Where, in the working copy: a JSON pointer.", examples = "#/sections/1/body") String pointer,
            @Schema(description = "What, and what to do about it.") String detail){

        static Finding error(String code, String pointer, String detail, Object... args) {
            return new Finding("error", code, pointer, detail.formatted(args));
        }

        static Finding warning(String code, String pointer, String detail, Object... args) {
            return new Finding("warning", code, pointer, detail.formatted(args));
        }
    }
}
