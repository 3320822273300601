package dev.stet.article.publication;

import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

import dev.stet.article.edition.EditorialArticleParams;
import dev.stet.article.edition.ReadParameters;
import dev.stet.platform.page.PageParams;
import dev.stet.platform.parameter.Parameters;

/** Which part of which article's editions an editor wants. */
class EditionListParams extends PageParams {

    @PathParam("article")
    @Parameter(description = "The article's id, or a slug that it has or had.", example = "deepseeks-rise")
    String article;

    @QueryParam("locale")
    @Parameter(description = "Of the slug; the site's default locale if absent.", example = "zh-Hans")
    String locale;

    @QueryParam("limit")
    @Parameter(description = "Items on a page, 1 to 100.", schema = @Schema(defaultValue = "20"))
    String limit;

    /** @param cursor {@code null} for the first page */
    record Wanted(EditorialArticleParams.Wanted article, int limit, String cursor) {
    }

    /** @throws dev.stet.platform.problem.Problem {@code invalid-parameter} with every fault */
    Wanted parse() {
        Parameters parameters = new Parameters();
        EditorialArticleParams.Wanted wanted = new EditorialArticleParams.Wanted(article,
                ReadParameters.locale(parameters, locale, null));
        int rows = parameters.whole("limit", limit, 1, 100, 20);
        parameters.check();
        return new Wanted(wanted, rows, cursor);
    }
}
