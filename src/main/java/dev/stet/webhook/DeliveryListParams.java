package dev.stet.webhook;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

import dev.stet.platform.page.PageParams;
import dev.stet.platform.parameter.Parameters;

/** Which deliveries are wanted; each parameter as it was sent, {@code null} where it was not. */
class DeliveryListParams extends PageParams {

    private static final Map<String, String> ALLOWED = new LinkedHashMap<>();

    static {
        Stream.of("pending", "delivered", "failed").forEach(status -> ALLOWED.put(status, status));
    }

    @PathParam("webhook")
    @Parameter(description = WebhookResource.THE_WEBHOOK)
    UUID webhook;

    @QueryParam("status")
    @Parameter(description = "Only those that are `pending`, `delivered` or `failed`.", schema = @Schema(enumeration = {
            "pending", "delivered", "failed" }))
    String status;

    @QueryParam("limit")
    @Parameter(description = "Deliveries on a page, 1 to 100.", schema = @Schema(defaultValue = "20"))
    String limit;

    /** @param status {@code null} for all */
    record Wanted(UUID webhook, String status, int limit, String cursor) {
    }

    /** @throws dev.stet.platform.problem.Problem {@code invalid-parameter} with every fault */
    Wanted parse() {
        Parameters parameters = new Parameters();
        Wanted wanted = new Wanted(webhook, parameters.oneOf("status", status, ALLOWED, null),
                parameters.whole("limit", limit, 1, 100, 20), cursor);
        parameters.check();
        return wanted;
    }
}
