package dev.stet.article.conflict;

import static dev.stet.platform.problem.ProblemType.STALE_EDIT;

import java.util.Collection;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.stet.article.content.Content;
import dev.stet.article.draft.Article;
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
}
