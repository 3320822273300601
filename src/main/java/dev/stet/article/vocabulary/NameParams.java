package dev.stet.article.vocabulary;

import java.util.List;

import jakarta.ws.rs.HeaderParam;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

import dev.stet.article.conflict.CreateOrReplaceParams;
import dev.stet.article.conflict.EditCondition;

/** What an edit of a name demands; each parameter as it was sent, {@code null} where it was not. */
class NameParams {

    @HeaderParam("If-Match")
    @Parameter(description = "The ETag of what you read, with its quotes; without it: 428.", schema = @Schema(type = SchemaType.STRING), example = "\"mVq…\"")
    List<String> ifMatch;

    @HeaderParam("If-None-Match")
    @Parameter(description = "`*` makes it, if it is not there yet; then no If-Match is needed.", example = "*")
    String ifNoneMatch;

    EditCondition parse() {
        CreateOrReplaceParams query = new CreateOrReplaceParams();
        query.ifMatch = ifMatch;
        query.ifNoneMatch = ifNoneMatch;
        return query.parse();
    }
}
