package dev.stet.article.history;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.stet.article.content.Members;

/** A member of the article, beside its sections, that says something else. */
@Schema(name = "MemberChange", description = "A member of the article, beside its sections, that says something else.", requiredProperties = {
        "member", "from", "to", "hunks" })
record MemberChange(
        @Schema(examples = "title") String member,
        @Schema(implementation = Object.class, nullable = true, description = "What it said; text, list or object, as in the working copy.") JsonNode from,
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
