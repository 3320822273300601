package dev.stet.comment.posting;

import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;

import dev.stet.comment.posting.CommentForm.OwnEditForm;
import dev.stet.comment.posting.CommentPosting.CommentClient;
import dev.stet.platform.limit.ClientAddress;
import io.vertx.core.http.HttpServerRequest;

/** What the author of a comment may still do with it, known by the token that was given out at posting. */
@Path(OwnCommentResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Comments")
class OwnCommentResource {

    static final String PATH = "/api/v1/comments";
    private static final String ID = "The comment's id.";
    private static final String TOKEN = "The token that was given out at posting; without it: 403. Those of other comments may "
            + "stand beside it, parted by commas.";

    private final CommentPosting posting;
    private final ClientAddress addresses;

    OwnCommentResource(CommentPosting posting, ClientAddress addresses) {
        this.posting = posting;
        this.addresses = addresses;
    }

    @PUT
    @Path("{comment}")
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    @Operation(operationId = "editOwnComment", summary = "Say it better",
            description = "By its author, within the edit window, unless somebody replied. The new words may have to wait for "
                    + "a moderator; where first-time commenters wait, they do unless the token of another comment stands "
                    + "beside this one's, approved and from the same address.")
    @RequestBody(required = true,
            content = @Content(schema = @Schema(implementation = OwnEditForm.class),
                    example = "{\"author\": {\"name\": \"Reader\", \"url\": null}, \"body\": \"Well *said*, indeed.\"}"))
    @APIResponse(responseCode = "200", description = "The comment as it is now.",
            headers = @Header(name = "Cache-Control", ref = "NoStore"),
            content = @Content(schema = @Schema(implementation = PostedCommentView.class)))
    @APIResponse(responseCode = "403", ref = "CommentToken")
    @APIResponse(responseCode = "409", ref = "Conflict")
    public PostedCommentView edit(@PathParam("comment") @Parameter(description = ID) UUID comment,
            @HeaderParam(CommentPostResource.TOKENS) @Parameter(description = TOKEN) String token,
            @NotNull @Valid OwnEditForm form,
            HttpServerRequest request) {
        return posting.edit(comment, token, form,
                new CommentClient(addresses.of(request), request.getHeader(HttpHeaders.USER_AGENT), token));
    }

    @DELETE
    @Path("{comment}")
    @Operation(operationId = "eraseOwnComment", summary = "Take it back",
            description = "By its author, within the edit window. Name, addresses and words go for good; if readers saw it, "
                    + "its place in the thread stays.")
    @APIResponse(responseCode = "204", description = "It is gone.")
    @APIResponse(responseCode = "403", ref = "CommentToken")
    @APIResponse(responseCode = "409", ref = "Conflict")
    public void erase(@PathParam("comment") @Parameter(description = ID) UUID comment,
            @HeaderParam(CommentPostResource.TOKENS) @Parameter(description = TOKEN) String token) {
        posting.erase(comment, token);
    }
}
