package dev.stet.article.conflict;

import java.util.List;

import jakarta.ws.rs.HeaderParam;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

import dev.stet.platform.conditional.EntityTags;
import dev.stet.platform.conditional.Preconditions;

/** What an edit demands of the state that it finds; each parameter as it was sent, {@code null} where it was not. */
public class EditParams extends SlugLocaleParams {

    @HeaderParam("If-Match")
    @Parameter(description = "The ETag of what you read, with its quotes; without it: 428.", schema = @Schema(type = SchemaType.STRING), example = "\"mVq…\"")
    public List<String> ifMatch;

    /** @throws dev.stet.platform.problem.Problem {@code invalid-parameter} with every fault */
    public EditCondition parse() {
        return new EditCondition(tags(), false, null);
    }

    EntityTags tags() {
        return Preconditions.parse(ifMatch == null || ifMatch.isEmpty() ? null : String.join(", ", ifMatch));
    }
}
