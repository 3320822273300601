package dev.stet.webhook;

import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

import dev.stet.platform.page.PageParams;
import dev.stet.platform.parameter.Parameters;

/** Which webhooks are wanted; each parameter as it was sent, {@code null} where it was not. */
class WebhookListParams extends PageParams {

    @QueryParam("limit")
    @Parameter(description = "Webhooks on a page, 1 to 100.", schema = @Schema(defaultValue = "20"))
    String limit;

    record Wanted(int limit, String cursor) {
    }

    /** @throws dev.stet.platform.problem.Problem {@code invalid-parameter} with every fault */
    Wanted parse() {
        Parameters parameters = new Parameters();
        Wanted wanted = new Wanted(parameters.whole("limit", limit, 1, 100, 20), cursor);
        parameters.check();
        return wanted;
    }
}
