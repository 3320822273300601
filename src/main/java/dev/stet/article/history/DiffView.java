package dev.stet.article.history;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.stet.article.content.Content;
import dev.stet.article.content.Members;
import dev.stet.platform.json.Json;

/** What changed between two revisions; what did not is left out. */
@Schema(name = "RevisionDiff", description = "What changed between two revisions; what did not is left out.",
        requiredProperties = { "from", "to", "members", "sections" })
record DiffView(
        @Schema(description = "The number of the one revision.", examples = "17") int from,
        @Schema(description = "The number of the other.", examples = "19") int to,
        @Schema(description = "The article's own members.") List<MemberChange> members,
        @Schema(description = "In the new order, those that were removed last.") List<SectionChange> sections) {

    static DiffView of(int from, Content before, int to, Content after) {
        return new DiffView(from, to, MemberChange.between(Json.tree((Object) before), Json.tree((Object) after)),
                SectionChange.between(before.sections(), after.sections()));
    }

    /** A member of the article, beside its sections, that says something else. */
    @Schema(name = "MemberChange", description = "A member of the article, beside its sections, that says something else.",
            requiredProperties = { "member", "from", "to", "hunks" })
    record MemberChange(
            @Schema(examples = "title") String member,
            @Schema(implementation = Object.class, nullable = true,
                    description = "What it said; text, list or object, as in the working copy.") JsonNode from,
            @Schema(implementation = Object.class, nullable = true, description = "What it says.") JsonNode to,
            @Schema(description = "For Markdown, the lines that differ; else empty.") List<Hunk> hunks) {

        /** @param from an article's content as a tree, as is {@code to} */
        static List<MemberChange> between(ObjectNode from, ObjectNode to) {
            List<MemberChange> changes = new ArrayList<>();
            from.fieldNames().forEachRemaining(member -> {
                JsonNode before = from.get(member);
                JsonNode after = to.get(member);
                if (!member.equals("sections") && !before.equals(after)) {
                    changes.add(new MemberChange(member, before, after,
                            Members.MARKDOWN.contains(member) ? Hunk.between(before.asText(""), after.asText("")) : List.of()));
                }
            });
            return changes;
        }
    }
}
