package dev.stet.discovery;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.stet.article.edition.LocaleLookup;
import dev.stet.platform.cache.PublicRead;
import dev.stet.platform.parameter.Parameters;

/** What there is to read, for search engines and language models. */
@Path("/")
@PublicRead
@Tag(name = "Feeds")
class DiscoveryResource {

    private final Sitemap sitemap;
    private final LlmsTxt llmsTxt;
    private final LocaleLookup locales;

    DiscoveryResource(Sitemap sitemap, LlmsTxt llmsTxt, LocaleLookup locales) {
        this.sitemap = sitemap;
        this.llmsTxt = llmsTxt;
        this.locales = locales;
    }

    @GET
    @Path("sitemap.xml")
    @Produces(MediaType.APPLICATION_XML)
    @Operation(operationId = "readSitemap", summary = "The pages of all articles",
            description = "As sitemaps.org has them, of every locale, with translations as `hreflang` alternates, without "
                    + "those whose canonical address is elsewhere; an index where they are too many for one file. Only where "
                    + "STET_ARTICLE_URL is configured.")
    @APIResponse(responseCode = "200", description = "The sitemap, or an index of sitemaps.",
            content = @Content(mediaType = MediaType.APPLICATION_XML, schema = @Schema(implementation = String.class)))
    @APIResponse(responseCode = "404", ref = "NotFound")
    public byte[] sitemap() {
        return sitemap.whole();
    }

    @GET
    @Path("sitemap-{number:[1-9][0-9]{0,5}}.xml")
    @Produces(MediaType.APPLICATION_XML)
    @Operation(operationId = "readSitemapPart", summary = "The pages of some of the articles",
            description = "A file that the index at `/sitemap.xml` names.")
    @APIResponse(responseCode = "200", description = "The sitemap.",
            content = @Content(mediaType = MediaType.APPLICATION_XML, schema = @Schema(implementation = String.class)))
    public byte[] part(@PathParam("number") @Parameter(description = "Which file, from 1.", example = "1") int number) {
        return sitemap.part(number);
    }

    @GET
    @Path("llms.txt")
    @Produces(MediaType.TEXT_PLAIN + ";charset=UTF-8")
    @Operation(operationId = "readLlmsTxt", summary = "What there is to read, for language models",
            description = "As llmstxt.org has it: the newest articles with links to them as Markdown.")
    @APIResponse(responseCode = "200", description = "The list.",
            content = @Content(mediaType = MediaType.TEXT_PLAIN, schema = @Schema(implementation = String.class)))
    public byte[] llmsTxt(@BeanParam LocaleParams query) {
        return llmsTxt.of(query.parse(locales));
    }

    /** Of which locale, as it was sent. */
    static class LocaleParams {

        @QueryParam("locale")
        @Parameter(description = "Of which locale; the site's default if absent.", example = "zh-Hans")
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
