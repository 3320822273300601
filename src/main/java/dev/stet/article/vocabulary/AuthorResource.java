package dev.stet.article.vocabulary;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.stet.article.content.SiteSettings;
import dev.stet.platform.cache.PublicRead;
import dev.stet.platform.page.Page;

/** The authors of what is published. */
@Path("/api/v1/authors")
@Produces(MediaType.APPLICATION_JSON)
@PublicRead
@Tag(name = "Articles")
class AuthorResource {

    private final PublishedNameQuery names;
    private final SiteSettings site;

    AuthorResource(PublishedNameQuery names, SiteSettings site) {
        this.names = names;
        this.site = site;
    }

    @GET
    @Operation(operationId = "listAuthors", summary = "The authors of published articles", description = "In the order of their slugs, each with how many articles readers find by it now.")
    public Page<NamedCountView> list(@BeanParam PublishedNameParams query) {
        return names.page(PublishedNameQuery.Kind.AUTHORS, query.parse(site.defaultLocale()));
    }
}
