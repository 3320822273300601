package dev.stet.webhook;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
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

/** What was sent to a webhook, and how that went. */
@Path(WebhookResource.PATH + "/{webhook}/deliveries")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(RoleName.ADMIN)
@Tag(name = "Webhooks")
class DeliveryResource {

    private static final String THE_DELIVERY = "The id of the delivery, which is the `webhook-id` that was sent.";

    private final DeliveryQuery query;
    private final Redelivery redelivery;
    private final CurrentCaller caller;

    DeliveryResource(DeliveryQuery query, Redelivery redelivery, CurrentCaller caller) {
        this.query = query;
        this.redelivery = redelivery;
        this.caller = caller;
    }

    @GET
    @Operation(operationId = "listDeliveries", summary = "Deliveries of a webhook, the newest event first", description = "Kept for 30 days after they ended.")
    public Page<DeliveryView> list(@BeanParam DeliveryListParams wanted) {
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
    @Operation(operationId = "redeliver", summary = "Send an event once more", description = "With the same `webhook-id`, whether it was delivered, given up, or waits for its next attempt.")
    @APIResponse(responseCode = "202", description = "It is on its way.", content = @Content(schema = @Schema(implementation = DeliveryView.class)))
    @APIResponse(responseCode = "409", ref = "Conflict")
    public Response redeliver(@PathParam("webhook") @Parameter(description = WebhookResource.THE_WEBHOOK) UUID webhook,
            @PathParam("delivery") @Parameter(description = THE_DELIVERY) UUID delivery) {
        return Response.accepted(redelivery.redeliver(webhook, delivery, caller.get())).build();
    }
}
