package dev.stet.article.publication;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.stet.article.edition.EditorialArticleParams;
import dev.stet.auth.account.RoleName;
import dev.stet.auth.signin.CurrentCaller;

/** What readers see of one article, as an editor decides it. */
@Path("/api/v1/editorial/articles/{article}/publication")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(RoleName.EDITOR)
@Tag(name = "Publication")
class PublicationResource {

    private final EditorialPublishing publishing;
    private final PublicationCheck check;
    private final CurrentCaller caller;

    PublicationResource(EditorialPublishing publishing, PublicationCheck check, CurrentCaller caller) {
        this.publishing = publishing;
        this.check = check;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({ RoleName.READER, RoleName.AUTHOR })
    @Operation(operationId = "readPublication", summary = "Where an article stands",
            description = "What readers see of it and what they will see. The ETag is the article's: "
                    + "publishing does not move it.")
    public PublicationView read(@BeanParam EditorialArticleParams query) {
        return publishing.read(query.parse(), caller.get());
    }

    @PUT
    @Operation(operationId = "publishArticle", summary = "Publish what the working copy says now",
            description = "At once, or from an instant on; for ever, or until an instant. A later publication that is "
                    + "scheduled already stays and will end this one; to schedule another one replaces it. The "
                    + "same again changes nothing.")
    @APIResponse(responseCode = "200", description = "Where the article stands now.",
            content = @Content(schema = @Schema(implementation = PublicationView.class)))
    @APIResponse(responseCode = "412", ref = "StaleArticle")
    public PublicationView publish(@BeanParam EditorialArticleParams query,
            @HeaderParam("If-Match") @Parameter(description = "The article's ETag, as you read it.") String ifMatch,
            @NotNull @Valid PublicationForm form) {
        return publishing.publish(query.parse(), ifMatch, form, caller.get());
    }

    @DELETE
    @Operation(operationId = "withdrawArticle", summary = "Withdraw",
            description = "Readers find nothing of the article from now on, at past instants neither, and what "
                    + "is scheduled is cancelled.")
    @APIResponse(responseCode = "200", description = "Where the article stands now.",
            content = @Content(schema = @Schema(implementation = PublicationView.class)))
    @APIResponse(responseCode = "412", ref = "StaleArticle")
    public PublicationView withdraw(@BeanParam EditorialArticleParams query,
            @HeaderParam("If-Match") @Parameter(description = "The article's ETag, as you read it.") String ifMatch) {
        return publishing.withdraw(query.parse(), ifMatch, caller.get());
    }

    @DELETE
    @Path("scheduled")
    @Operation(operationId = "cancelPublication", summary = "Cancel what is scheduled",
            description = "What readers see now stays as it is, and ends when it was to end before.")
    @APIResponse(responseCode = "200", description = "Where the article stands now.",
            content = @Content(schema = @Schema(implementation = PublicationView.class)))
    @APIResponse(responseCode = "412", ref = "StaleArticle")
    public PublicationView cancel(@BeanParam EditorialArticleParams query,
            @HeaderParam("If-Match") @Parameter(description = "The article's ETag, as you read it.") String ifMatch) {
        return publishing.cancel(query.parse(), ifMatch, caller.get());
    }

    @GET
    @Path("check")
    @RolesAllowed({ RoleName.READER, RoleName.AUTHOR })
    @Operation(operationId = "checkPublication", summary = "What to look at before publishing",
            description = "Broken internal links, images without a description, headings out of order, empty sections, clashes "
                    + "of slugs, HTML that will be removed. Nothing of it stands in the way.")
    public FindingList check(@BeanParam EditorialArticleParams query) {
        return check.of(query.parse(), caller.get());
    }
}
