package dev.stet.webhook;

import java.net.URI;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
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
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

import dev.stet.auth.account.RoleName;
import dev.stet.auth.signin.CurrentCaller;
import dev.stet.platform.conditional.Preconditions;
import dev.stet.platform.http.Locations;
import dev.stet.platform.page.Page;
import dev.stet.platform.page.PageParams;
import dev.stet.platform.parameter.Parameters;

/** Who elsewhere is told what happens. */
@Path(WebhookResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(RoleName.ADMIN)
@Tag(name = "Webhooks")
class WebhookResource {

    static final String PATH = "/api/v1/integration/webhooks";
    static final String THE_WEBHOOK = "The id of the webhook.";
    private static final String IF_MATCH = "The ETag that was read.";
    private static final String EXAMPLE = """
            {"url": "https://example.org/hooks/stet", "events": ["article.published", "article.withdrawn"], "tags": []}""";

    private final Webhooks webhooks;
    private final WebhookQuery query;
    private final CurrentCaller caller;

    WebhookResource(Webhooks webhooks, WebhookQuery query, CurrentCaller caller) {
        this.webhooks = webhooks;
        this.query = query;
        this.caller = caller;
    }

    @GET
    @Operation(operationId = "listWebhooks", summary = "Webhooks, the newest first",
            description = "Disabled ones too. No answer tells the secret of a webhook but the one that made it.")
    public Page<WebhookView> list(@BeanParam ListParams wanted) {
        return query.page(wanted.parse());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "createWebhook", summary = "Make a webhook", description = """
            From now on it is told what happens, as [Standard Webhooks](https://www.standardwebhooks.com) has it: a POST with \
            `{"type", "timestamp", "data"}` and the headers `webhook-id`, `webhook-timestamp` and `webhook-signature`. \
            Only a 2xx within ten seconds takes it; no redirect is followed, and a 410 disables the webhook. Anything else is \
            retried for three days, and holds back later events of the same article, but of no other. \
            An event may come twice, with the same `webhook-id`. \
            Keep `secret` at once: no other answer tells it.""")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = WebhookForm.class), example = EXAMPLE))
    @APIResponse(responseCode = "201", description = "The webhook, its secret told this once.",
            content = @Content(schema = @Schema(implementation = WebhookView.Created.class)))
    @APIResponse(responseCode = "409", ref = "Conflict")
    public Response create(@NotNull @Valid WebhookForm form) {
        WebhookView.Created created = webhooks.create(form, caller.get());
        return Locations.created(URI.create(PATH + "/" + created.id())).entity(created).build();
    }

    @GET
    @Path("{webhook}")
    @Operation(operationId = "readWebhook", summary = "One webhook", description = "As it can be sent back, and how it fares.")
    public WebhookView read(@PathParam("webhook") @Parameter(description = THE_WEBHOOK) UUID webhook) {
        return query.read(webhook);
    }

    @PUT
    @Path("{webhook}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "changeWebhook", summary = "Change a webhook, disable it, or enable it again", description = """
            What waits to be delivered goes to the new address; which events are wanted is decided as they happen. The new \
            ETag is in the body.""")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = WebhookForm.class), example = EXAMPLE))
    @APIResponse(responseCode = "200", description = "The webhook now.",
            content = @Content(schema = @Schema(implementation = WebhookView.class)))
    public WebhookView change(@PathParam("webhook") @Parameter(description = THE_WEBHOOK) UUID webhook,
            @HeaderParam("If-Match") @Parameter(description = IF_MATCH) String ifMatch, @NotNull @Valid WebhookForm form) {
        return webhooks.change(webhook, Preconditions.parseRequired(ifMatch), form, caller.get());
    }

    @DELETE
    @Path("{webhook}")
    @Operation(operationId = "deleteWebhook", summary = "Delete a webhook",
            description = "With its deliveries. What waits is not sent any more.")
    @APIResponse(responseCode = "204", description = "It is told nothing any more.")
    public void delete(@PathParam("webhook") @Parameter(description = THE_WEBHOOK) UUID webhook,
            @HeaderParam("If-Match") @Parameter(description = IF_MATCH) String ifMatch) {
        webhooks.delete(webhook, Preconditions.parseRequired(ifMatch), caller.get());
    }

    @POST
    @Path("{webhook}/secret")
    @Operation(operationId = "rotateWebhookSecret", summary = "Replace the secret of a webhook",
            description = "For 24 hours the old one signs, too: `webhook-signature` then holds two signatures, parted by a "
                    + "space. Keep `secret` at once: no other answer tells it.")
    @APIResponse(responseCode = "200", description = "The new secret, told this once.",
            content = @Content(schema = @Schema(implementation = WebhookView.NewSecret.class)))
    public WebhookView.NewSecret rotate(@PathParam("webhook") @Parameter(description = THE_WEBHOOK) UUID webhook) {
        return webhooks.rotate(webhook, caller.get());
    }

    @POST
    @Path("{webhook}/test")
    @Operation(operationId = "testWebhook", summary = "Try a webhook",
            description = "Sends it the event `webhook.tested`, whatever events it wants. How that went "
                    + "is told by its deliveries.")
    @APIResponse(responseCode = "202", description = "It is on its way.")
    @APIResponse(responseCode = "409", ref = "Conflict")
    @ResponseStatus(202)
    public void test(@PathParam("webhook") @Parameter(description = THE_WEBHOOK) UUID webhook) {
        webhooks.test(webhook, caller.get());
    }

    /** Which webhooks are wanted; each parameter as it was sent, {@code null} where it was not. */
    static class ListParams extends PageParams {

        @QueryParam("limit")
        @Parameter(description = "Webhooks on a page, 1 to 100.", schema = @Schema(defaultValue = "20"))
        String limit;

        /** @throws dev.stet.platform.problem.Problem {@code invalid-parameter} with every fault */
        WebhookQuery.Wanted parse() {
            Parameters parameters = new Parameters();
            WebhookQuery.Wanted wanted = new WebhookQuery.Wanted(parameters.whole("limit", limit, 1, 100, 20), cursor);
            parameters.check();
            return wanted;
        }
    }
}
