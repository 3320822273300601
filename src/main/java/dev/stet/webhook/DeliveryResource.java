package dev.stet.webhook;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.stet.auth.account.RoleName;
import dev.stet.auth.signin.CurrentCaller;
import dev.stet.platform.page.Page;
import dev.stet.platform.page.PageParams;
import dev.stet.platform.parameter.Parameters;

/** What was sent to a webhook, and how that went. */
@Path(WebhookResource.PATH + "/{webhook}/deliveries")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(RoleName.ADMIN)
@Tag(name = "Webhooks")
class DeliveryResource {

    private static final String THE_DELIVERY = "The id of the delivery, which is the `webhook-id` that was sent.";

    private final DeliveryQuery query;
    private final Webhooks webhooks;
    private final CurrentCaller caller;

    DeliveryResource(DeliveryQuery query, Webhooks webhooks, CurrentCaller caller) {
        this.query = query;
        this.webhooks = webhooks;
        this.caller = caller;
    }

    @GET
    @Operation(operationId = "listDeliveries", summary = "Deliveries of a webhook, the newest event first",
            description = "Kept for 30 days after they ended.")
    public Page<DeliveryView> list(@BeanParam ListParams wanted) {
        return query.page(wanted.parse());
    }

    @GET
    @Path("{delivery}")
    @Operation(operationId = "readDelivery", summary = "One delivery", description = "How it went, or when it is tried next.")
    public DeliveryView read(@PathParam("webhook") @Parameter(description = WebhookResource.THE_WEBHOOK) UUID webhook,
            @PathParam("delivery") @Parameter(description = THE_DELIVERY) UUID delivery) {
        return query.read(webhook, delivery);
    }

    @POST
    @Path("{delivery}/redelivery")
    @Operation(operationId = "redeliver", summary = "Send an event once more",
            description = "With the same `webhook-id`, whether it was delivered, given up, or waits for its next attempt.")
    @APIResponse(responseCode = "202", description = "It is on its way.",
            content = @Content(schema = @Schema(implementation = DeliveryView.class)))
    @APIResponse(responseCode = "409", ref = "Conflict")
    public Response redeliver(@PathParam("webhook") @Parameter(description = WebhookResource.THE_WEBHOOK) UUID webhook,
            @PathParam("delivery") @Parameter(description = THE_DELIVERY) UUID delivery) {
        return Response.accepted(webhooks.redeliver(webhook, delivery, caller.get())).build();
    }

    /** Which deliveries are wanted; each parameter as it was sent, {@code null} where it was not. */
    static class ListParams extends PageParams {

        private static final Map<String, String> ALLOWED = new LinkedHashMap<>();

        static {
            Stream.of("pending", "delivered", "failed").forEach(status -> ALLOWED.put(status, status));
        }

        @PathParam("webhook")
        @Parameter(description = WebhookResource.THE_WEBHOOK)
        UUID webhook;

        @QueryParam("status")
        @Parameter(description = "Only those that are `pending`, `delivered` or `failed`.",
                schema = @Schema(enumeration = { "pending", "delivered", "failed" }))
        String status;

        @QueryParam("limit")
        @Parameter(description = "Deliveries on a page, 1 to 100.", schema = @Schema(defaultValue = "20"))
        String limit;

        /** @throws dev.stet.platform.problem.Problem {@code invalid-parameter} with every fault */
        DeliveryQuery.Wanted parse() {
            Parameters parameters = new Parameters();
            DeliveryQuery.Wanted wanted = new DeliveryQuery.Wanted(webhook, parameters.oneOf("status", status, ALLOWED, null),
                    parameters.whole("limit", limit, 1, 100, 20), cursor);
            parameters.check();
            return wanted;
        }
    }
}
