package dev.stet.article.preview;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.stet.article.reading.PreviewRenderer;

/** What the holder of a link sees. No answer may be kept: the next one may differ, or be refused. */
@Path(PreviewResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Previews")
class PreviewResource {

    /** As in {@code stet.http.secret-paths}, which cuts what follows out of logs and problems. */
    static final String PATH = "/api/v1/previews";

    private final Previewing previewing;
    private final PreviewRenderer previewRenderer;

    PreviewResource(Previewing previewing, PreviewRenderer previewRenderer) {
        this.previewing = previewing;
        this.previewRenderer = previewRenderer;
    }

    @GET
    @Path("{token}")
    @ResponseHeader(name = "Cache-Control", value = "private, no-store")
    @ResponseHeader(name = "X-Robots-Tag", value = "noindex")
    @ResponseHeader(name = "Referrer-Policy", value = "no-referrer")
    @Operation(operationId = "readPreview", summary = "A working copy, as readers would see it",
            description = "For whoever holds the link, until it expires or is revoked. `edition` is the number that "
                    + "publishing now would give.")
    @APIResponse(responseCode = "200", description = "The article as it would be, published now.",
            headers = @Header(name = "Cache-Control", ref = "NoStore"),
            content = @Content(schema = @Schema(implementation = PreviewRenderer.ArticlePreview.class)))
    public ObjectNode read(String token, @BeanParam PreviewParams query) {
        return previewRenderer.pull(previewing.open(token), query.format, query.fields);
    }

    /** How the holder of a link wants the article; each parameter as it was sent, {@code null} where it was not. */
    static class PreviewParams {

        @QueryParam("format")
        @Parameter(description = "Forms of texts, parted by commas: html, markdown, text.", example = "html,text",
                schema = @Schema(defaultValue = "html"))
        String format;

        @QueryParam("fields")
        @Parameter(description = "Members to keep, parted by commas; all others are left out, required or not.",
                example = "title,lead")
        String fields;
    }
}
