package dev.stet.comment.screening;

import java.net.URI;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.stet.auth.account.RoleName;
import dev.stet.auth.signin.CurrentCaller;
import dev.stet.comment.screening.BlockView.BlockList;
import dev.stet.platform.http.Locations;

/** What makes a comment spam. */
@Path(BlockResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(RoleName.MODERATOR)
@Tag(name = "Moderation")
class BlockResource {

    static final String PATH = "/api/v1/editorial/comment-blocks";
    private static final String THE_BLOCK = "The id of the entry.";

    private final Blocking blocking;
    private final CurrentCaller caller;

    BlockResource(Blocking blocking, CurrentCaller caller) {
        this.blocking = blocking;
        this.caller = caller;
    }

    @GET
    @Operation(operationId = "listBlocks", summary = "The block list", description = "All of it, the newest first.")
    public BlockList list() {
        return blocking.list();
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "addBlock", summary = "Block something",
            description = "Acts on what is posted or edited from now on. What is there already stays as it was decided.")
    @RequestBody(required = true,
            content = @Content(schema = @Schema(implementation = BlockForm.class),
                    example = "{\"kind\": \"word\", \"value\": \"casino bonus\", \"note\": null}"))
    @APIResponse(responseCode = "201", description = "The entry.",
            content = @Content(schema = @Schema(implementation = BlockView.class)))
    public Response add(@NotNull @Valid BlockForm form) {
        BlockView block = blocking.add(form, caller.get());
        return Locations.created(URI.create(PATH + "/" + block.id())).entity(block).build();
    }

    @GET
    @Path("{block}")
    @Operation(operationId = "readBlock", summary = "One entry of the block list", description = "With who made it, and when.")
    public BlockView read(@PathParam("block") @Parameter(description = THE_BLOCK) UUID block) {
        return blocking.read(block);
    }

    @DELETE
    @Path("{block}")
    @Operation(operationId = "removeBlock", summary = "Unblock something",
            description = "What was marked as spam by it stays so.")
    @APIResponse(responseCode = "204", description = "It is not on the list any more.")
    public void remove(@PathParam("block") @Parameter(description = THE_BLOCK) UUID block) {
        blocking.remove(block, caller.get());
    }
}
