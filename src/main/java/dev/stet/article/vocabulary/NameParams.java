package dev.stet.article.vocabulary;

import java.util.List;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

import dev.stet.article.conflict.CreateOrReplaceParams;
import dev.stet.article.conflict.EditCondition;
import dev.stet.platform.page.PageParams;
import dev.stet.platform.parameter.Parameters;

/** What an edit of a name demands; each parameter as it was sent, {@code null} where it was not. */
class NameParams {

    @HeaderParam("If-Match")
    @Parameter(description = "The ETag of what you read, with its quotes; without it: 428.",
            schema = @Schema(type = SchemaType.STRING), example = "\"mVq…\"")
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

    /** Which page of a list; each parameter as it was sent, {@code null} where it was not. */
    static class NamePageParams extends PageParams {

        @QueryParam("limit")
        @Parameter(description = "Items on a page, 1 to 100.",
                schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "100", defaultValue = "20"))
        String limit;

        int limit() {
            Parameters parameters = new Parameters();
            int rows = parameters.whole("limit", limit, 1, 100, 20);
            parameters.check();
            return rows;
        }
    }
}
