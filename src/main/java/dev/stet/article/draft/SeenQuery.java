package dev.stet.article.draft;

import java.util.List;

import jakarta.ws.rs.HeaderParam;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

import dev.stet.platform.http.EntityTags;

/** What an edit demands of the state that it finds; each parameter as it was sent, {@code null} where it was not. */
class SeenQuery extends LocaleQuery {

    @HeaderParam("If-Match")
    @Parameter(description = "The ETag of what you read, with its quotes; without it: 428.", schema = @Schema(type = SchemaType.STRING), example = "\"mVq…\"")
    List<String> ifMatch;

    /** @throws dev.stet.platform.problem.Problem {@code invalid-parameter} with every fault */
    Condition parse() {
        return new Condition(tags(), false, null);
    }

    EntityTags tags() {
        return Preconditions.parse(ifMatch == null || ifMatch.isEmpty() ? null : String.join(", ", ifMatch));
    }
}
