package dev.stet.rendition;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.stet.article.edition.LocaleLookup;
import dev.stet.platform.cache.PublicRead;
import dev.stet.platform.json.Json;
import dev.stet.platform.parameter.Parameters;

/** An article in other forms. A slug has no dot, so no article's own address looks like these. */
@Path("/api/v1/articles")
@PublicRead
@Tag(name = "Articles")
class RenditionResource {

    private static final String MARKDOWN = "text/markdown";

    private final MarkdownRendition markdown;
    private final JsonLdRendition jsonLd;
    private final LocaleLookup locales;

    RenditionResource(MarkdownRendition markdown, JsonLdRendition jsonLd, LocaleLookup locales) {
        this.markdown = markdown;
        this.jsonLd = jsonLd;
        this.locales = locales;
    }

    @GET
    @Path("{slug}.md")
    @Produces(MARKDOWN + ";charset=UTF-8")
    @Operation(operationId = "readMarkdown", summary = "An article as Markdown",
            description = "With YAML front matter, as import reads it.")
    @APIResponse(responseCode = "200", description = "The article.",
            content = @Content(mediaType = MARKDOWN, schema = @Schema(implementation = String.class)))
    public byte[] markdown(
            @PathParam("slug") @Parameter(description = "The article's slug; an old one leads to the new one by a 308.",
                    example = "deepseeks-rise") String slug,
            @BeanParam LocaleParams query) {
        return markdown.of(slug, query.parse(locales));
    }

    @GET
    @Path("{slug}.jsonld")
    @Produces(JsonLdRendition.JsonLdView.TYPE)
    @Operation(operationId = "readJsonLd", summary = "An article as JSON-LD",
            description = "As schema.org describes an Article; a page can embed it as it is.")
    @APIResponse(responseCode = "200", description = "The article.",
            content = @Content(mediaType = JsonLdRendition.JsonLdView.TYPE,
                    schema = @Schema(implementation = JsonLdRendition.JsonLdView.class)))
    public byte[] jsonLd(
            @PathParam("slug") @Parameter(description = "The article's slug; an old one leads to the new one by a 308.",
                    example = "deepseeks-rise") String slug,
            @BeanParam LocaleParams query) {
        return Json.embeddable(jsonLd.of(slug, query.parse(locales)));
    }

    /** Which translation is wanted, as it was sent. */
    static class LocaleParams {

        @QueryParam("locale")
        @Parameter(description = "Which translation; the site's default locale if absent.", example = "zh-Hans")
        String locale;

        /** @throws dev.stet.platform.problem.Problem {@code invalid-parameter} */
        String parse(LocaleLookup locales) {
            Parameters parameters = new Parameters();
            String canonical = locales.published(parameters, locale);
            parameters.check();
            return canonical;
        }
    }
}
