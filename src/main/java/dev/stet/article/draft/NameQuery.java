package dev.stet.article.draft;

import static dev.stet.platform.problem.ProblemType.INVALID_PARAMETER;

import java.util.List;
import java.util.regex.Pattern;

import jakarta.ws.rs.HeaderParam;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

import dev.stet.platform.problem.Fault;
import dev.stet.text.Slugs;

/** What an edit of a name demands; each parameter as it was sent, {@code null} where it was not. */
class NameQuery {

    private static final Pattern SLUG = Pattern.compile(Slugs.PATTERN);

    @HeaderParam("If-Match")
    @Parameter(description = "The ETag of what you read, with its quotes; without it: 428.", schema = @Schema(type = SchemaType.STRING), example = "\"mVq…\"")
    List<String> ifMatch;

    @HeaderParam("If-None-Match")
    @Parameter(description = "`*` makes it, if it is not there yet; then no If-Match is needed.", example = "*")
    String ifNoneMatch;

    Condition parse() {
        CreationQuery query = new CreationQuery();
        query.ifMatch = ifMatch;
        query.ifNoneMatch = ifNoneMatch;
        return query.parse();
    }

    static String slug(String sent) {
        if (sent.length() > Slugs.MAX_LENGTH || !SLUG.matcher(sent).matches()) {
            throw INVALID_PARAMETER.because(List.of(Fault.of("slug", ArticleForm.SLUG_MESSAGE)),
                    "The slug '%s' in the address %s.", sent, ArticleForm.SLUG_MESSAGE);
        }
        return sent;
    }
}
