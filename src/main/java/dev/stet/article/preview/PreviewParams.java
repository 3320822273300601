package dev.stet.article.preview;

import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** How the holder of a link wants the article; each parameter as it was sent, {@code null} where it was not. */
class PreviewParams {

    @QueryParam("format")
    @Parameter(description = "Forms of texts, parted by commas: html, markdown, text.", example = "html,text", schema = @Schema(defaultValue = "html"))
    String format;

    @QueryParam("fields")
    @Parameter(description = "Members to keep, parted by commas; all others are left out, required or not.", example = "title,lead")
    String fields;
}
