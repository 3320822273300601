package dev.stet.search;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.stet.article.content.Content;
import dev.stet.article.content.SiteSettings;
import dev.stet.platform.cache.PublicRead;

/** What frontends find. */
@Path("/api/v1/search")
@Produces(MediaType.APPLICATION_JSON)
@PublicRead
@Tag(name = "Search")
class SearchResource {

    private final SearchQuery searchQuery;
    private final SiteSettings site;

    SearchResource(SearchQuery searchQuery, SiteSettings site) {
        this.searchQuery = searchQuery;
        this.site = site;
    }

    @GET
    @Operation(operationId = "search", summary = "Where something stands in published articles",
            description = "A page of hits, those that fit best first: each is a section, or an article's "
                    + Content.SEARCHED_HEAD
                    + " and lead together. Titles count most, then headings, then what stands before the sections. A section "
                    + "is a hit if all that is looked for stands in it or in its article's title, and some of it "
                    + "not in the title. Accents and case make no difference; Chinese, Japanese and Korean are "
                    + "found by any two characters side by side. Where more than 300 places match, the newest of "
                    + "them are ranked. A `q` without any word finds nothing.")
    public SearchPage search(@BeanParam SearchParams query) {
        return searchQuery.page(query.parse(site.defaultLocale()));
    }
}
