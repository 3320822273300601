package dev.stet.article.vocabulary;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.stet.article.content.SiteSettings;
import dev.stet.article.edition.ReadParameters;
import dev.stet.article.vocabulary.PublishedNameQuery.NamedCountView;
import dev.stet.platform.cache.PublicRead;
import dev.stet.platform.page.Page;
import dev.stet.platform.page.PageParams;
import dev.stet.platform.parameter.Parameters;

/** The tags and the authors of what is published. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@PublicRead
@Tag(name = "Articles")
class PublishedNameResource {

    private final PublishedNameQuery names;
    private final SiteSettings site;

    PublishedNameResource(PublishedNameQuery names, SiteSettings site) {
        this.names = names;
        this.site = site;
    }

    @GET
    @Path("authors")
    @Operation(operationId = "listAuthors", summary = "The authors of published articles",
            description = "In the order of their slugs, each with how many articles readers find by it now.")
    public Page<NamedCountView> listAuthors(@BeanParam PublishedNameParams query) {
        return names.page(PublishedNameQuery.Kind.AUTHORS, query.parse(site.defaultLocale()));
    }

    @GET
    @Path("tags")
    @Operation(operationId = "listTags", summary = "The tags of published articles",
            description = "In the order of their slugs, each with how many articles readers find by it now.")
    public Page<NamedCountView> listTags(@BeanParam PublishedNameParams query) {
        return names.page(PublishedNameQuery.Kind.TAGS, query.parse(site.defaultLocale()));
    }

    /** Which tags or authors a reader wants listed; each parameter as it was sent, {@code null} where it was not. */
    static class PublishedNameParams extends PageParams {

        @QueryParam("locale")
        @Parameter(description = "Of articles in this locale; in the site's default locale if absent.", example = "zh-Hans")
        String locale;

        @QueryParam("limit")
        @Parameter(description = "Items on a page, 1 to 100.", schema = @Schema(defaultValue = "20"))
        String limit;

        record Wanted(String locale, int limit, String cursor) {
        }

        /** @throws dev.stet.platform.problem.Problem {@code invalid-parameter} with every fault */
        Wanted parse(String defaultLocale) {
            Parameters parameters = new Parameters();
            Wanted wanted = new Wanted(ReadParameters.locale(parameters, locale, defaultLocale),
                    parameters.whole("limit", limit, 1, 100, 20), cursor);
            parameters.check();
            return wanted;
        }
    }
}
