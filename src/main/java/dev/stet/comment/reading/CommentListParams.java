package dev.stet.comment.reading;

import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

import dev.stet.article.edition.ReadParameters;
import dev.stet.comment.reading.CommentQuery.Arrangement;
import dev.stet.comment.reading.CommentQuery.Order;
import dev.stet.platform.page.PageParams;
import dev.stet.platform.parameter.Parameters;

/** How a reader wants comments; each parameter as it was sent, {@code null} where it was not. */
class CommentListParams extends PageParams {

    @QueryParam("locale")
    @Parameter(description = "Of which translation; the site's default locale if absent.", example = "zh-Hans")
    String locale;

    @QueryParam("view")
    @Parameter(description = "`tree` puts replies beneath what they reply to, `flat` has all in one row by time.", schema = @Schema(enumeration = {
            "tree", "flat" }, defaultValue = "tree"))
    String view;

    @QueryParam("sort")
    @Parameter(description = "Which thread, or in the flat view which comment, comes first.", schema = @Schema(enumeration = {
            "oldest", "newest" }, defaultValue = "oldest"))
    String sort;

    @QueryParam("limit")
    @Parameter(description = "Comments on a page, replies counted, 1 to 100. A page ends earlier at 4 MiB; `next` goes on.", schema = @Schema(defaultValue = "20"))
    String limit;

    record Wanted(String locale, Arrangement view, Order order, int limit, String cursor) {
    }

    /** @throws dev.stet.platform.problem.Problem {@code invalid-parameter} with every fault */
    Wanted parse(String defaultLocale) {
        Parameters parameters = new Parameters();
        Wanted wanted = new Wanted(ReadParameters.locale(parameters, locale, defaultLocale),
                parameters.oneOf("view", view, Parameters.spellings(Arrangement.class), Arrangement.TREE),
                parameters.oneOf("sort", sort, Parameters.spellings(Order.class), Order.OLDEST),
                parameters.whole("limit", limit, 1, 100, CommentQuery.DEFAULT_LIMIT), cursor);
        parameters.check();
        return wanted;
    }
}
