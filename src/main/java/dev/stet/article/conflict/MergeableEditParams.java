package dev.stet.article.conflict;

import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

import dev.stet.platform.conditional.EntityTags;
import dev.stet.platform.parameter.Parameters;

/** For edits that can be merged with what others did. */
public class MergeableEditParams extends EditParams {

    @QueryParam("base")
    @Parameter(description = "With `If-Match: *`: the revision that you began with. Your edit is merged with what changed since, member by member and section by section; where both changed the same one: 412.", schema = @Schema(type = SchemaType.INTEGER, minimum = "1"), example = "17")
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
