package dev.stet.article.preview;

import java.net.URI;
import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.stet.article.content.SiteSettings;
import dev.stet.article.draft.ArticleLocator;
import dev.stet.article.edition.ReadParameters;
import dev.stet.article.preview.Previewing.PreviewForm;
import dev.stet.auth.account.RoleName;
import dev.stet.auth.signin.CurrentCaller;
import dev.stet.platform.failure.FormReader;
import dev.stet.platform.http.Locations;
import dev.stet.platform.http.RequestTargets;
import dev.stet.platform.parameter.Parameters;
import io.vertx.core.http.HttpServerRequest;

/** The links to an article's working copy. */
@Path("/api/v1/editorial/articles/{article}/previews")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(RoleName.AUTHOR)
@Tag(name = "Previews")
class EditorialPreviewResource {

    private final Previewing previewing;
    private final FormReader forms;
    private final CurrentCaller caller;
    private final SiteSettings site;

    EditorialPreviewResource(Previewing previewing, FormReader forms, CurrentCaller caller, SiteSettings site) {
        this.previewing = previewing;
        this.forms = forms;
        this.caller = caller;
        this.site = site;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "createPreview", summary = "A link that shows the working copy",
            description = "To whoever holds it, also after later edits, until it expires or is revoked.")
    @RequestBody(required = false,
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = PreviewForm.class),
                    example = "{\"expiresIn\": \"P7D\"}"))
    @APIResponse(responseCode = "201", description = "The link.",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = PreviewView.class)))
    public Response create(String article, @BeanParam EditorialPreviewParams query, @Context HttpServerRequest request,
            byte[] body) {
        PreviewForm form = body.length == 0 ? PreviewForm.USUAL : forms.read(body, PreviewForm.class);
        PreviewView preview = previewing.create(article, query.parse(site.defaultLocale()), form, caller.get());
        return Locations.created(URI.create(RequestTargets.asked(request).getRawPath() + "/" + preview.id())).entity(preview)
                .build();
    }

    @GET
    @RolesAllowed({ RoleName.READER, RoleName.AUTHOR })
    @Operation(operationId = "listPreviews", summary = "An article's links that work now",
            description = "Newest first; at most 100.")
    public PreviewList list(String article, @BeanParam EditorialPreviewParams query) {
        return new PreviewList(previewing.list(ArticleLocator.find(article, query.parse(site.defaultLocale()), caller.get())));
    }

    @GET
    @Path("{id}")
    @RolesAllowed({ RoleName.READER, RoleName.AUTHOR })
    @Operation(operationId = "readPreviewLink", summary = "One link that works now",
            description = "Who made it, and how long it works.")
    public PreviewView read(String article, UUID id, @BeanParam EditorialPreviewParams query) {
        return previewing.read(ArticleLocator.find(article, query.parse(site.defaultLocale()), caller.get()), id);
    }

    @DELETE
    @Path("{id}")
    @Operation(operationId = "revokePreview", summary = "Revoke a link",
            description = "At once: the next who follows it finds nothing.")
    public void revoke(String article, UUID id, @BeanParam EditorialPreviewParams query) {
        previewing.revoke(article, query.parse(site.defaultLocale()), id, caller.get());
    }

    /** Which article a slug in the path names. */
    static class EditorialPreviewParams {

        @QueryParam("locale")
        @Parameter(description = "The locale of the slug in the path; the site's default locale if absent.",
                example = "zh-Hans")
        String locale;

        /** @throws dev.stet.platform.problem.Problem {@code invalid-parameter} */
        String parse(String defaultLocale) {
            Parameters parameters = new Parameters();
            String parsed = ReadParameters.locale(parameters, locale, defaultLocale);
            parameters.check();
            return parsed;
        }
    }

    /** An article's links that work now; never so many that they need pages. */
    @Schema(name = "PreviewList", description = "The links that work now, newest first; at most 100.",
            requiredProperties = "items")
    record PreviewList(List<PreviewView> items) {
    }
}
