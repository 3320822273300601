package dev.stet.article.conflict;

import java.time.Instant;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.stet.article.content.SectionContent;
import dev.stet.article.draft.EditorView;
import dev.stet.article.draft.Revision;
import dev.stet.article.draft.Section;
import dev.stet.platform.conditional.EntityTags;

/** Both sides of what differs between the section that a client has read and the section as it is, and the way on. */
@Schema(name = "StaleSection", additionalProperties = Schema.True.class, description = "The section was changed after you read it, and nothing was done. Tells what differs.", requiredProperties = {
        "base", "baseRevision", "current", "revision", "changedBy", "changedAt", "etag" })
record StaleSection(
        @Schema(nullable = true, implementation = ArticleDifference.SectionDifference.class, description = "What you began with; null where your tag names no state of this section in the latest 1,000 revisions.") ObjectNode base,
        @Schema(nullable = true, description = "The article's revision that you began with.", examples = "17") Integer baseRevision,
        @Schema(implementation = ArticleDifference.SectionDifference.class, description = "What is there now; all of it where the base is unknown.") ObjectNode current,
        @Schema(description = "The article's revision that is there now.", examples = "19") int revision,
        @Schema(description = "Who changed the section last.") EditorView changedBy,
        @Schema(description = "When that was.") Instant changedAt,
        @Schema(description = "Names what is there now: send it as If-Match.", examples = "\"mVq…\"") String etag) {

    static StaleSection of(Section section, EntityTags sent) {
        Integer number = StaleArticle.revision(section.revision, sent, n -> Section.tag(section.id, n));
        SectionContent base = number == null ? null
                : StaleArticle.content(section.article.id, number).map(content -> content.sectionsById().get(section.id))
                        .orElse(null);
        SectionContent current = section.content();
        Revision last = Revision.find(section.article.id, section.revision).orElseThrow();
        return new StaleSection(base == null ? null : ContentDifference.of(base, current), base == null ? null : number,
                ContentDifference.of(current, base), section.article.revision, EditorView.of(last.accountId), last.createdAt,
                section.tag().toString());
    }
}
