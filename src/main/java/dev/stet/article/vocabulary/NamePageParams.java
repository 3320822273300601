package dev.stet.article.vocabulary;

import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

import dev.stet.platform.page.PageParams;
import dev.stet.platform.parameter.Parameters;

/** Which page of a list; each parameter as it was sent, {@code null} where it was not. */
class NamePageParams extends PageParams {

    @QueryParam("limit")
    @Parameter(description = "Items on a page, 1 to 100.", schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "100", defaultValue = "20"))
    String limit;

    int limit() {
        Parameters parameters = new Parameters();
        int rows = parameters.whole("limit", limit, 1, 100, 20);
        parameters.check();
        return rows;
    }
}
