package dev.stet.feed;

import java.util.UUID;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.stet.article.content.SiteSettings;
import dev.stet.article.reading.VisibleEdition;
import dev.stet.platform.cache.Freshness;
import dev.stet.platform.cache.PublicRead;
import dev.stet.platform.http.RequestTargets;
import io.vertx.core.http.HttpServerRequest;

/** What was replied to an article, for feed readers. */
@Path("/articles/{slug}")
@PublicRead
@Tag(name = "Comments")
class CommentFeedResource {

    private final CommentFeed feed;
    private final SiteSettings site;
    private final Freshness freshness;

    CommentFeedResource(CommentFeed feed, SiteSettings site, Freshness freshness) {
        this.feed = feed;
        this.site = site;
        this.freshness = freshness;
    }

    @GET
    @Path("comments.atom")
    @Produces(Atom.TYPE)
    @Operation(operationId = "readCommentFeed", summary = "An article's comments as an Atom feed", description = "RFC 4287. The newest first, in pages: follow `next`. Each tells what it replies to.")
    @APIResponse(responseCode = "200", description = "The feed.", content = @Content(mediaType = Atom.TYPE, schema = @Schema(implementation = String.class)))
    @APIResponse(responseCode = "410", ref = "Redacted")
    public byte[] atom(
            @PathParam("slug") @Parameter(description = "The article's slug; an old one leads to the new one by a 308.", example = "deepseeks-rise") String slug,
            @BeanParam FeedParams query, @Context HttpServerRequest request) {
        return write(FeedFormat.ATOM, slug, query, request);
    }

    @GET
    @Path("comments.rss")
    @Produces(Rss.TYPE)
    @Operation(operationId = "readRssCommentFeed", summary = "An article's comments as an RSS feed", description = "RSS 2.0, with the whole text as `content:encoded`. The newest first, in pages: follow `next`. Each tells what it replies to.")
    @APIResponse(responseCode = "200", description = "The feed.", content = @Content(mediaType = Rss.TYPE, schema = @Schema(implementation = String.class)))
    @APIResponse(responseCode = "410", ref = "Redacted")
    public byte[] rss(
            @PathParam("slug") @Parameter(description = "The article's slug; an old one leads to the new one by a 308.", example = "deepseeks-rise") String slug,
            @BeanParam FeedParams query, @Context HttpServerRequest request) {
        return write(FeedFormat.RSS, slug, query, request);
    }

    @GET
    @Path("comments.json")
    @Produces(JsonFeedView.TYPE)
    @Operation(operationId = "readJsonCommentFeed", summary = "An article's comments as a JSON feed", description = "JSON Feed 1.1. The newest first, in pages: follow `next`. Each tells what it replies to.")
    @APIResponse(responseCode = "200", description = "The feed.", content = @Content(mediaType = JsonFeedView.TYPE, schema = @Schema(implementation = JsonFeedView.class)))
    @APIResponse(responseCode = "410", ref = "Redacted")
    public byte[] json(
            @PathParam("slug") @Parameter(description = "The article's slug; an old one leads to the new one by a 308.", example = "deepseeks-rise") String slug,
            @BeanParam FeedParams query, @Context HttpServerRequest request) {
        return write(FeedFormat.JSON, slug, query, request);
    }

    private byte[] write(FeedFormat format, String slug, FeedParams query, HttpServerRequest request) {
        FeedParams.Wanted wanted = query.parse(site.defaultLocale());
        UUID article = VisibleEdition.articleAt(slug, wanted.locale(), freshness);
        return format.write(feed.read(article, RequestTargets.asked(request).getRawPath(), wanted));
    }
}
