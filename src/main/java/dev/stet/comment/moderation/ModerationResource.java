package dev.stet.comment.moderation;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.stet.auth.account.RoleName;
import dev.stet.auth.signin.CurrentCaller;
import dev.stet.comment.thread.Comment;
import dev.stet.comment.thread.Comment.Status;
import dev.stet.platform.page.Page;

/** The moderation queue. */
@Path("/api/v1/editorial/comments")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(RoleName.MODERATOR)
@Tag(name = "Moderation")
class ModerationResource {

    private static final String ID = "The comment's id.";
    private static final String IF_MATCH = "The ETag of what you read, or `*`; without it: 428.";

    private final ModerationQueueQuery queue;
    private final Moderating moderating;
    private final CurrentCaller caller;

    ModerationResource(ModerationQueueQuery queue, Moderating moderating, CurrentCaller caller) {
        this.queue = queue;
        this.moderating = moderating;
        this.caller = caller;
    }

    @GET
    @Operation(operationId = "listModeratedComments", summary = "The moderation queue",
            description = "Comments with whom they are from, the newest first.")
    public Page<ModeratedCommentView> list(@BeanParam ModerationQueueParams query) {
        return queue.page(query.parse());
    }

    @GET
    @Path("{comment}")
    @Operation(operationId = "readModeratedComment", summary = "One comment, for moderators",
            description = "Whatever its status.")
    public ModeratedCommentView read(@PathParam("comment") @Parameter(description = ID) UUID comment) {
        return moderating.read(comment);
    }

    @PUT
    @Path("{comment}/status")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "decideComment", summary = "Decide on a comment",
            description = "Shows it to readers, or takes it out of their sight. A reply needs an approved parent, and an "
                    + "approved comment with approved replies stays: 409.")
    @RequestBody(required = true,
            content = @Content(schema = @Schema(implementation = DecisionForm.class), example = "{\"status\": \"approved\"}"))
    @APIResponse(responseCode = "200", description = "The comment now.",
            content = @Content(schema = @Schema(implementation = ModeratedCommentView.class)))
    @APIResponse(responseCode = "412", ref = "StaleComment")
    public ModeratedCommentView decide(@PathParam("comment") @Parameter(description = ID) UUID comment,
            @HeaderParam("If-Match") @Parameter(description = IF_MATCH) String ifMatch, @NotNull @Valid DecisionForm form) {
        return moderating.decide(comment, ifMatch, Status.of(form.status()), caller.get());
    }

    @DELETE
    @Path("{comment}")
    @Operation(operationId = "removeComment", summary = "Remove a comment for good",
            description = "Name, addresses and words go. What readers see, or was replied to, leaves its place in the thread.")
    @APIResponse(responseCode = "204", description = "It is gone.")
    @APIResponse(responseCode = "412", ref = "StaleComment")
    public void remove(@PathParam("comment") @Parameter(description = ID) UUID comment,
            @HeaderParam("If-Match") @Parameter(description = IF_MATCH) String ifMatch) {
        moderating.remove(comment, ifMatch, caller.get());
    }

    /** What becomes of a comment. */
    @Schema(name = "DecisionForm", description = "What becomes of a comment.")
    record DecisionForm(
            @NotNull @Pattern(regexp = Comment.Status.LABELS, message = "must be pending, approved, spam or trash")
            @Schema(description = "pending, approved, spam or trash.", examples = "approved") String status) {
    }
}
