package dev.stet.article.conflict;

import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

import dev.stet.platform.parameter.Parameters;

/** How an article is to go. */
public class DeletionParams extends EditParams {

    @QueryParam("permanently")
    @Parameter(description = "For good instead of to the trash; for administrators.", schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
    String permanently;

    public boolean isPermanent() {
        Parameters parameters = new Parameters();
        boolean permanent = parameters.flag("permanently", permanently, false);
        parameters.check();
        return permanent;
    }
}
