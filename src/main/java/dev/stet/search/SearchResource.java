package dev.stet.search;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.stet.article.content.Content;
import dev.stet.article.edition.LocaleLookup;
import dev.stet.platform.cache.PublicRead;

/** What frontends find. */
@Path("/api/v1/search")
@Produces(MediaType.APPLICATION_JSON)
@PublicRead
@Tag(name = "Search")
class SearchResource {

    private final SearchQuery searchQuery;
    private final LocaleLookup locales;

    SearchResource(SearchQuery searchQuery, LocaleLookup locales) {
        this.searchQuery = searchQuery;
        this.locales = locales;
    }

    @GET
    @Operation(operationId = "search", summary = "Where something stands in published articles",
            description = "A page of hits, those that fit best first: each is a section, or an article's "
                    + Content.SEARCHED_HEAD
                    + " and lead together. An article is found by all its words, bylines and tags among them: titles count "
                    + "most, then headings, bylines and tags, then what stands before the sections. Each of its sections is "
                    + "a hit in which, or in the article's title, all that is looked for stands, and some of it not in the "
                    + "title; where there is none, the one with the most of it. Where few articles have all the words, those "
                    + "with most of them follow, and those with their kin: compounds, and what was mistyped. Accents and "
                    + "case make no difference; scripts without spaces are found by any two characters side by side. Where "
                    + "more than 200 articles match, the newest of them are ranked, and the newest of those that say it in "
                    + "the title. A `q` without any word finds nothing.")
    public SearchPage search(@BeanParam SearchParams query) {
        return searchQuery.page(query.parse(locales));
    }
}
