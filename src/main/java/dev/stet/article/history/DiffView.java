package dev.stet.article.history;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.stet.article.content.Content;
import dev.stet.platform.json.Json;

/** What changed between two revisions; what did not is left out. */
@Schema(name = "RevisionDiff", description = "What changed between two revisions; what did not is left out.", requiredProperties = {
        "from", "to", "members", "sections" })
record DiffView(
        @Schema(description = "The number of the one revision.", examples = "17") int from,
        @Schema(description = "The number of the other.", examples = "19") int to,
        @Schema(description = "The article's own members.") List<MemberChange> members,
        @Schema(description = "In the new order, those that were removed last.") List<SectionChange> sections) {

    static DiffView of(int from, Content before, int to, Content after) {
        return new DiffView(from, to, MemberChange.between(Json.tree((Object) before), Json.tree((Object) after)),
                SectionChange.between(before.sections(), after.sections()));
    }
}
