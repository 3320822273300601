package dev.stet.article.publication;

import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.stet.article.conflict.StaleArticle;
import dev.stet.article.edition.ReadParameters;
import dev.stet.article.publication.JointPublishing.PublicationsForm;
import dev.stet.article.publication.JointPublishing.PublicationsView;
import dev.stet.auth.account.RoleName;
import dev.stet.auth.signin.CurrentCaller;
import dev.stet.platform.parameter.Parameters;

/** Several articles at once. */
@Path("/api/v1/editorial/publications")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(RoleName.EDITOR)
@Tag(name = "Publication")
class PublicationsResource {

    private final JointPublishing publishing;
    private final CurrentCaller caller;

    PublicationsResource(JointPublishing publishing, CurrentCaller caller) {
        this.publishing = publishing;
        this.caller = caller;
    }

    @PUT
    @Operation(operationId = "publishArticles", summary = "Publish several articles together",
            description = "All of them or none, each as the publication of one article does. Each names the "
                    + "ETag that its editor read.")
    @APIResponse(responseCode = "200", description = "Where the articles stand now.",
            content = @Content(schema = @Schema(implementation = PublicationsView.class)))
    @APIResponse(responseCode = "412", ref = "StalePublications")
    public PublicationsView publish(
            @QueryParam("locale") @Parameter(description = "Of the slugs; the site's default locale if absent.") String locale,
            @NotNull @Valid PublicationsForm form) {
        Parameters parameters = new Parameters();
        String canonical = ReadParameters.locale(parameters, locale, null);
        parameters.check();
        return publishing.publish(form, canonical, caller.get());
    }

    /** How the OpenAPI document shows what {@link JointPublishing} answers about articles that were changed meanwhile. */
    @Schema(name = "StalePublications", additionalProperties = Schema.True.class,
            description = "Some of the articles were changed after you read them, and none was published.",
            requiredProperties = { "errors", "stale" })
    record StalePublications(
            @Schema(description = "For each of `errors`, in their order: what differs.") List<StaleArticle> stale) {
    }
}
