package dev.stet.article.editing;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
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

import dev.stet.article.conflict.EditParams;
import dev.stet.article.conflict.SlugLocaleParams;
import dev.stet.article.editing.CommentPolicyView.CommentPolicyForm;
import dev.stet.auth.account.RoleName;
import dev.stet.auth.signin.CurrentCaller;

/** Opens and closes an article to comments. */
@Path("/api/v1/editorial/articles/{article}/comment-policy")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(RoleName.AUTHOR)
@Tag(name = "Drafts")
class CommentPolicyResource {

    private final CommentPolicies policies;
    private final CurrentCaller caller;

    CommentPolicyResource(CommentPolicies policies, CurrentCaller caller) {
        this.policies = policies;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({ RoleName.READER, RoleName.AUTHOR })
    @Operation(operationId = "readCommentPolicy", summary = "Whether and how an article takes comments",
            description = "No part of the working copy: it acts at once and stands in no revision.")
    @APIResponse(responseCode = "200", description = "The policy.",
            content = @Content(schema = @Schema(implementation = CommentPolicyView.class)))
    public CommentPolicyView read(String article, @BeanParam SlugLocaleParams query) {
        return policies.read(article, query.locale, caller.get());
    }

    @PUT
    @Operation(operationId = "replaceCommentPolicy", summary = "Open or close an article to comments",
            description = "Acts at once, published or not; of what is published or scheduled it takes an editor.")
    @RequestBody(required = true,
            content = @Content(schema = @Schema(implementation = CommentPolicyForm.class),
                    example = "{\"open\": true, \"moderation\": null}"))
    @APIResponse(responseCode = "200", description = "The policy that holds now.",
            content = @Content(schema = @Schema(implementation = CommentPolicyView.class)))
    @APIResponse(responseCode = "412", ref = "StalePolicy")
    public CommentPolicyView replace(String article, @BeanParam EditParams query, @NotNull @Valid CommentPolicyForm form) {
        return policies.replace(article, query.locale, query.parse(), form, caller.get());
    }
}
