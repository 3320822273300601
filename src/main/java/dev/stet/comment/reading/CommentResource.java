package dev.stet.comment.reading;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.stet.article.edition.LocaleLookup;
import dev.stet.article.reading.VisibleEdition;
import dev.stet.comment.reading.CommentQuery.Arrangement;
import dev.stet.comment.reading.CommentQuery.Order;
import dev.stet.comment.reading.CommentQuery.Wanted;
import dev.stet.platform.cache.Freshness;
import dev.stet.platform.cache.PublicRead;
import dev.stet.platform.page.Page;
import dev.stet.platform.page.PageParams;
import dev.stet.platform.parameter.Parameters;

/** What frontends read of an article's comments: those that were approved. */
@Path("/api/v1/articles/{slug}/comments")
@Produces(MediaType.APPLICATION_JSON)
@PublicRead
@Tag(name = "Comments")
class CommentResource {

    private final CommentQuery comments;
    private final LocaleLookup locales;
    private final Freshness freshness;

    CommentResource(CommentQuery comments, LocaleLookup locales, Freshness freshness) {
        this.comments = comments;
        this.locales = locales;
        this.freshness = freshness;
    }

    @GET
    @Operation(operationId = "listComments", summary = "An article's approved comments",
            description = "A page of threads, or of comments by time. A reply whose parent stands on an earlier page comes on "
                    + "top, with its `parent` and `depth`.")
    public Page<CommentView> list(
            @PathParam("slug") @Parameter(description = "The article's slug; an old one leads to the new one by a 308.",
                    example = "deepseeks-rise") String slug,
            @BeanParam CommentListParams query) {
        Wanted wanted = query.parse(locales);
        return comments.page(VisibleEdition.articleAt(slug, wanted.locale(), freshness), wanted);
    }

    /** How a reader wants comments; each parameter as it was sent, {@code null} where it was not. */
    static class CommentListParams extends PageParams {

        @QueryParam("locale")
        @Parameter(description = "Of which translation; the site's default locale if absent.", example = "zh-Hans")
        String locale;

        @QueryParam("view")
        @Parameter(description = "`tree` puts replies beneath what they reply to, `flat` has all in one row by time.",
                schema = @Schema(enumeration = { "tree", "flat" }, defaultValue = "tree"))
        String view;

        @QueryParam("sort")
        @Parameter(description = "Which thread, or in the flat view which comment, comes first.",
                schema = @Schema(enumeration = { "oldest", "newest" }, defaultValue = "oldest"))
        String sort;

        @QueryParam("limit")
        @Parameter(description = "Comments on a page, replies counted, 1 to 100. A page ends earlier at 4 MiB; `next` goes on.",
                schema = @Schema(defaultValue = "20"))
        String limit;

        /** @throws dev.stet.platform.problem.Problem {@code invalid-parameter} with every fault */
        Wanted parse(LocaleLookup locales) {
            Parameters parameters = new Parameters();
            Wanted wanted = new Wanted(locales.published(parameters, locale),
                    parameters.oneOf("view", view, Parameters.spellings(Arrangement.class), Arrangement.TREE),
                    parameters.oneOf("sort", sort, Parameters.spellings(Order.class), Order.OLDEST),
                    parameters.whole("limit", limit, 1, 100, CommentQuery.DEFAULT_LIMIT), cursor);
            parameters.check();
            return wanted;
        }
    }
}
