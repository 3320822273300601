package dev.stet.article.edition;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.stet.article.content.Site;
import dev.stet.platform.http.PublicRead;
import dev.stet.platform.page.Page;

/** The tags of what is published. */
@Path("/api/v1/tags")
@Produces(MediaType.APPLICATION_JSON)
@PublicRead
@Tag(name = "Articles")
class TagResource {

    private final NamedList names;
    private final Site site;

    TagResource(NamedList names, Site site) {
        this.names = names;
        this.site = site;
    }

    @GET
    @Operation(operationId = "listTags", summary = "The tags of published articles", description = "In the order of their slugs, each with how many articles readers find by it now.")
    public Page<NamedCountView> list(@BeanParam NamedListQuery query) {
        return names.page(NamedList.Kind.TAGS, query.parse(site.defaultLocale()));
    }
}
