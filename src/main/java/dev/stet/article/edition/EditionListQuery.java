package dev.stet.article.edition;

import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

import dev.stet.platform.http.Parameters;

/** Which part of which article's editions an editor wants. */
class EditionListQuery {

    @PathParam("article")
    @Parameter(description = "The article's id, or a slug that it has or had.", example = "deepseeks-rise")
    String article;

    @QueryParam("locale")
    @Parameter(description = "Of the slug; the site's default locale if absent.", example = "zh-Hans")
    String locale;

    @QueryParam("limit")
    @Parameter(description = "Items on a page, 1 to 100.", schema = @Schema(defaultValue = "20"))
    String limit;

    @QueryParam("cursor")
    @Parameter(description = "`page.next` or `page.previous` of an answer, as it is.")
    String cursor;

    /** @param cursor {@code null} for the first page */
    record Wanted(EditorialQuery.Wanted article, int limit, String cursor) {
    }

    /** @throws dev.stet.platform.problem.Problem {@code invalid-parameter} with every fault */
    Wanted parse() {
        Parameters parameters = new Parameters();
        EditorialQuery.Wanted wanted = new EditorialQuery.Wanted(article, ReadParameters.locale(parameters, locale, null));
        int rows = parameters.whole("limit", limit, 1, 100, 20);
        parameters.check();
        return new Wanted(wanted, rows, cursor);
    }
}
