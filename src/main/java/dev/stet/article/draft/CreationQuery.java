package dev.stet.article.draft;

import static dev.stet.platform.problem.ProblemType.INVALID_PARAMETER;

import java.util.List;

import jakarta.ws.rs.HeaderParam;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

import dev.stet.platform.problem.Fault;
import dev.stet.text.Slugs;

/** For what PUT replaces or makes. */
class CreationQuery extends ConditionQuery {

    @HeaderParam("If-None-Match")
    @Parameter(description = "`*` makes it, if it is not there yet; then no If-Match is needed.", example = "*")
    String ifNoneMatch;

    @Override
    Condition parse() {
        if (ifNoneMatch != null && (!ifNoneMatch.strip().equals("*") || ifMatch != null && !ifMatch.isEmpty())) {
            throw INVALID_PARAMETER.because(List.of(Fault.of("If-None-Match", "Send *, without If-Match, to create.")),
                    "If-None-Match can only be *, which makes what is not there yet, and goes without If-Match.");
        }
        return parse(ifNoneMatch != null);
    }

    /** The slug in the address of what is to be made. */
    static String slug(String sent) {
        if (Slugs.looksLikeId(sent)) {
            throw INVALID_PARAMETER.because(List.of(Fault.of("article", "Looks like an id; make an article at a slug.")),
                    "'%s' looks like an id. Ids are given; choose a slug.", sent);
        }
        return NameQuery.slug(sent);
    }
}
