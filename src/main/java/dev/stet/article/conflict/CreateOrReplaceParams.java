package dev.stet.article.conflict;

import static dev.stet.platform.problem.ProblemType.INVALID_PARAMETER;

import java.util.List;
import java.util.regex.Pattern;

import jakarta.ws.rs.HeaderParam;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

import dev.stet.article.conflict.EditParams.MergeableEditParams;
import dev.stet.article.content.ArticleForm;
import dev.stet.platform.problem.Fault;
import dev.stet.text.Slugs;

/** For what PUT replaces or makes. */
public class CreateOrReplaceParams extends MergeableEditParams {

    private static final Pattern SLUG = Pattern.compile(Slugs.PATTERN);

    @HeaderParam("If-None-Match")
    @Parameter(description = "`*` makes it, if it is not there yet; then no If-Match is needed.", example = "*")
    public String ifNoneMatch;

    @Override
    public EditCondition parse() {
        if (ifNoneMatch != null && (!ifNoneMatch.strip().equals("*") || ifMatch != null && !ifMatch.isEmpty())) {
            throw INVALID_PARAMETER.because(List.of(Fault.of("If-None-Match", "Send *, without If-Match, to create.")),
                    "If-None-Match can only be *, which makes what is not there yet, and goes without If-Match.");
        }
        return parse(ifNoneMatch != null);
    }

    /** The slug in the address of an article that is to be made: none that looks like an id. */
    public static String articleSlug(String sent) {
        if (Slugs.looksLikeId(sent)) {
            throw INVALID_PARAMETER.because(List.of(Fault.of("article", "Looks like an id; make an article at a slug.")),
                    "'%s' looks like an id. Ids are given; choose a slug.", sent);
        }
        return slug(sent);
    }

    /** The slug in the address of what is to be made. */
    public static String slug(String sent) {
        if (sent.codePointCount(0, sent.length()) > Slugs.MAX_LENGTH || !SLUG.matcher(sent).matches()) {
            throw INVALID_PARAMETER.because(List.of(Fault.of("slug", ArticleForm.SLUG_MESSAGE)),
                    "The slug '%s' in the address %s.", sent, ArticleForm.SLUG_MESSAGE);
        }
        return sent;
    }
}
