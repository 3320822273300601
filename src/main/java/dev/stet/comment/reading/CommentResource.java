package dev.stet.comment.reading;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.stet.article.content.SiteSettings;
import dev.stet.article.reading.VisibleEdition;
import dev.stet.comment.reading.CommentListParams.Wanted;
import dev.stet.platform.cache.Freshness;
import dev.stet.platform.cache.PublicRead;
import dev.stet.platform.page.Page;

/** What frontends read of an article's comments: those that were approved. */
@Path("/api/v1/articles/{slug}/comments")
@Produces(MediaType.APPLICATION_JSON)
@PublicRead
@Tag(name = "Comments")
class CommentResource {

    private final CommentQuery comments;
    private final SiteSettings site;
    private final Freshness freshness;

    CommentResource(CommentQuery comments, SiteSettings site, Freshness freshness) {
        this.comments = comments;
        this.site = site;
        this.freshness = freshness;
    }

    @GET
    @Operation(operationId = "listComments", summary = "An article's approved comments", description = "A page of threads, or of comments by time. A reply whose parent stands on an earlier page comes on top, with its `parent` and `depth`.")
    public Page<CommentView> list(
            @PathParam("slug") @Parameter(description = "The article's slug; an old one leads to the new one by a 308.", example = "deepseeks-rise") String slug,
            @BeanParam CommentListParams query) {
        Wanted wanted = query.parse(site.defaultLocale());
        return comments.page(VisibleEdition.articleAt(slug, wanted.locale(), freshness), wanted);
    }
}
