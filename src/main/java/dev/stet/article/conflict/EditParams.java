package dev.stet.article.conflict;

import java.util.List;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

import dev.stet.platform.conditional.EntityTags;
import dev.stet.platform.conditional.Preconditions;
import dev.stet.platform.parameter.Parameters;

/** What an edit demands of the state that it finds; each parameter as it was sent, {@code null} where it was not. */
public class EditParams extends SlugLocaleParams {

    @HeaderParam("If-Match")
    @Parameter(description = "The ETag of what you read, with its quotes; without it: 428.",
            schema = @Schema(type = SchemaType.STRING), example = "\"mVq…\"")
    public List<String> ifMatch;

    /** @throws dev.stet.platform.problem.Problem {@code invalid-parameter} with every fault */
    public EditCondition parse() {
        return new EditCondition(tags(), false, null);
    }

    EntityTags tags() {
        return Preconditions.parse(ifMatch == null || ifMatch.isEmpty() ? null : String.join(", ", ifMatch));
    }

    /** For edits that can be merged with what others did. */
    public static class MergeableEditParams extends EditParams {

        @QueryParam("base")
        @Parameter(
                description = "With `If-Match: *`: the revision that you began with. Your edit is merged with what changed "
                        + "since, member by member and section by section; where both changed the same one: 412.",
                schema = @Schema(type = SchemaType.INTEGER, minimum = "1"), example = "17")
        String base;

        @Override
        public EditCondition parse() {
            return parse(false);
        }

        public EditCondition parse(boolean create) {
            Parameters parameters = new Parameters();
            Integer revision = base == null ? null : parameters.whole("base", base, 1, Integer.MAX_VALUE, 1);
            EntityTags tags = tags();
            if (base != null && (tags == null || !tags.any())) {
                parameters.refuse("base", "Goes with If-Match: * only; with a tag, the tag alone decides.");
            }
            parameters.check();
            return new EditCondition(tags, create, revision);
        }
    }

    /** How an article is to go. */
    public static class DeletionParams extends EditParams {

        @QueryParam("permanently")
        @Parameter(description = "For good instead of to the trash; for administrators.",
                schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
        String permanently;

        public boolean isPermanent() {
            Parameters parameters = new Parameters();
            boolean permanent = parameters.flag("permanently", permanently, false);
            parameters.check();
            return permanent;
        }
    }
}
