package dev.stet.comment.moderation;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.stet.auth.account.RoleName;
import dev.stet.auth.signin.CurrentCaller;
import dev.stet.comment.moderation.BulkModeration.DecisionsForm;
import dev.stet.comment.moderation.BulkModeration.DecisionsView;

/** Decisions on many comments. */
@Path("/api/v1/editorial/comment-statuses")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(RoleName.MODERATOR)
@Tag(name = "Moderation")
class CommentStatusesResource {

    private static final String EXAMPLE = """
            {"items": [{"id": "01a20a7b-fe28-7d78-9caf-311304711e27", "status": "approved", "etag": null}]}""";

    private final BulkModeration bulk;
    private final CurrentCaller caller;

    CommentStatusesResource(BulkModeration bulk, CurrentCaller caller) {
        this.bulk = bulk;
        this.caller = caller;
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "decideComments", summary = "Decide on up to 100 comments",
            description = "In the order sent, each by itself: what cannot be decided says why and leaves the others alone.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = DecisionsForm.class), example = EXAMPLE))
    @APIResponse(responseCode = "200", description = "What came of each, in the order sent.",
            content = @Content(schema = @Schema(implementation = DecisionsView.class)))
    public DecisionsView decide(@NotNull @Valid DecisionsForm form) {
        return bulk.decide(form, caller.get());
    }
}
