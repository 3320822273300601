package dev.stet.article.vocabulary;

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

import dev.stet.article.content.Vocabulary;
import dev.stet.article.edition.LocaleLookup;
import dev.stet.article.vocabulary.PublishedNameQuery.LocaleList;
import dev.stet.article.vocabulary.PublishedNameQuery.NamedCountView;
import dev.stet.platform.cache.PublicRead;
import dev.stet.platform.page.Page;
import dev.stet.platform.page.PageParams;
import dev.stet.platform.parameter.Parameters;

/** What readers choose from what is published by: tags, authors, locales. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@PublicRead
@Tag(name = "Articles")
class PublishedNameResource {

    private static final String AUTHOR = "The author's slug; one that no published article has is not found.";
    private static final String TAG = "The tag's slug; one that no published article has is not found.";

    private final PublishedNameQuery names;
    private final LocaleLookup locales;

    PublishedNameResource(PublishedNameQuery names, LocaleLookup locales) {
        this.names = names;
        this.locales = locales;
    }

    @GET
    @Path("authors")
    @Operation(operationId = "listAuthors", summary = "The authors of published articles",
            description = "In the order of their slugs, each with how many articles readers find by it now.")
    public Page<NamedCountView> listAuthors(@BeanParam PublishedNameParams query) {
        return names.page(Vocabulary.AUTHOR, query.parse(locales));
    }

    @GET
    @Path("authors/{slug}")
    @Operation(operationId = "readAuthor", summary = "An author of published articles",
            description = "With all that is told of them, and how many articles readers find by them now.")
    @APIResponse(responseCode = "200", description = "The author.",
            content = @Content(schema = @Schema(implementation = NamedCountView.class)))
    public NamedCountView readAuthor(@PathParam("slug") @Parameter(description = AUTHOR, example = "li-wei") String slug,
            @BeanParam NameLocaleParams query) {
        return names.one(Vocabulary.AUTHOR, slug, query.parse(locales));
    }

    @GET
    @Path("tags")
    @Operation(operationId = "listTags", summary = "The tags of published articles",
            description = "In the order of their slugs, each with how many articles readers find by it now.")
    public Page<NamedCountView> listTags(@BeanParam PublishedNameParams query) {
        return names.page(Vocabulary.TAG, query.parse(locales));
    }

    @GET
    @Path("tags/{slug}")
    @Operation(operationId = "readTag", summary = "A tag of published articles",
            description = "What it is called, and how many articles readers find by it now.")
    @APIResponse(responseCode = "200", description = "The tag.",
            content = @Content(schema = @Schema(implementation = NamedCountView.class)))
    public NamedCountView readTag(@PathParam("slug") @Parameter(description = TAG, example = "china") String slug,
            @BeanParam NameLocaleParams query) {
        return names.one(Vocabulary.TAG, slug, query.parse(locales));
    }

    @GET
    @Path("locales")
    @Operation(operationId = "listLocales", summary = "The locales of published articles",
            description = "All of them, in alphabetical order: a page is never needed.")
    @APIResponse(responseCode = "200", description = "The locales.",
            content = @Content(schema = @Schema(implementation = LocaleList.class)))
    public LocaleList listLocales() {
        return names.locales();
    }

    /** In which locale; as it was sent. */
    static class NameLocaleParams {

        @QueryParam("locale")
        @Parameter(description = "Of articles in this locale; in the site's default locale if absent, in any with `*`.",
                example = "zh-Hans")
        String locale;

        /** @throws dev.stet.platform.problem.Problem {@code invalid-parameter} */
        String parse(LocaleLookup locales) {
            Parameters parameters = new Parameters();
            String canonical = locales.publishedOrAll(parameters, locale);
            parameters.check();
            return canonical;
        }
    }

    /** Which tags or authors a reader wants listed; each parameter as it was sent, {@code null} where it was not. */
    static class PublishedNameParams extends PageParams {

        @QueryParam("locale")
        @Parameter(description = "Of articles in this locale; in the site's default locale if absent, in any with `*`.",
                example = "zh-Hans")
        String locale;

        @QueryParam("limit")
        @Parameter(description = "Items on a page, 1 to 100.", schema = @Schema(defaultValue = "20"))
        String limit;

        record Wanted(String locale, int limit, String cursor) {
        }

        /** @throws dev.stet.platform.problem.Problem {@code invalid-parameter} with every fault */
        Wanted parse(LocaleLookup locales) {
            Parameters parameters = new Parameters();
            Wanted wanted = new Wanted(locales.publishedOrAll(parameters, locale),
                    parameters.whole("limit", limit, 1, 100, 20), cursor);
            parameters.check();
            return wanted;
        }
    }
}
