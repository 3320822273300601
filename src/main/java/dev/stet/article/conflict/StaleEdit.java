package dev.stet.article.conflict;

import static dev.stet.platform.problem.ProblemType.STALE_EDIT;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;

import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.stet.article.conflict.ContentDifference.ArticleDifference;
import dev.stet.article.content.Content;
import dev.stet.article.content.SectionContent;
import dev.stet.article.draft.Article;
import dev.stet.article.draft.EditorView;
import dev.stet.article.draft.Revision;
import dev.stet.article.draft.Section;
import dev.stet.platform.conditional.EntityTags;
import dev.stet.platform.conditional.Preconditions;
import dev.stet.platform.json.Json;
import dev.stet.platform.problem.Problem;

/** The refusal of an edit that does not know what it would overwrite. It holds all that a client needs to go on. */
public final class StaleEdit {

    private static final String GO_ON = " was changed after you read it. Put your edit on top of what is there now, and send it"
            + " with the tag in `etag`.";

    private StaleEdit() {
    }

    /** @param sent names what the editor began with; where no revision of this article has such a tag, the base is unknown */
    public static Problem article(Article article, EntityTags sent) {
        return told(edit(article), StaleArticle.of(article, sent));
    }

    static Problem merge(Article article, int number, Content base, Collection<String> conflicts) {
        return told(edit(article), StaleArticle.of(article, number, base, conflicts));
    }

    /**
     * For who does not edit the article but decides what becomes of it.
     *
     * @param ifMatch the header as sent
     */
    public static Problem decision(Article article, String ifMatch) {
        return told(STALE_EDIT.because("The article '%s' was changed after you read it. Look at what differs, decide again, and"
                + " send that with the tag in `etag`.", article.slug),
                StaleArticle.of(article, Preconditions.parse(ifMatch)));
    }

    static Problem section(Section section, EntityTags sent) {
        return told(STALE_EDIT.because("The section '%s'" + GO_ON, section.slug), StaleSection.of(section, sent));
    }

    private static Problem edit(Article article) {
        return STALE_EDIT.because("The article '%s'" + GO_ON, article.slug);
    }

    /** Each component of the record as a member of the problem. */
    public static Problem told(Problem problem, Record members) {
        Problem told = problem;
        for (Map.Entry<String, JsonNode> member : Json.<ObjectNode> tree(members).properties()) {
            told = told.with(member.getKey(), member.getValue());
        }
        return told;
    }

    /** Both sides of what differs between the section that a client has read and the section as it is, and the way on. */
    @Schema(name = "StaleSection", additionalProperties = Schema.True.class,
            description = "The section was changed after you read it, and nothing was done. Tells what differs.",
            requiredProperties = { "base", "baseRevision", "current", "revision", "changedBy", "changedAt", "etag" })
    record StaleSection(
            @Schema(nullable = true, implementation = ArticleDifference.SectionDifference.class,
                    extensions = @Extension(name = "x-named", value = "SectionDifference"),
                    description = "What you began with; null where your tag names no state of this section in "
                            + "the latest 1,000 revisions.") ObjectNode base,
            @Schema(nullable = true, description = "The article's revision that you began with.",
                    examples = "17") Integer baseRevision,
            @Schema(implementation = ArticleDifference.SectionDifference.class,
                    extensions = @Extension(name = "x-named", value = "SectionDifference"),
                    description = "What is there now; all of it where the base is unknown.") ObjectNode current,
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
                    ContentDifference.of(current, base), section.article.revision, EditorView.of(last.accountId),
                    last.createdAt,
                    section.tag().toString());
        }
    }
}
