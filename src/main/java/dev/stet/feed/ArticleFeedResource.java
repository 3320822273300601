package dev.stet.feed;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.stet.article.content.SiteSettings;
import dev.stet.platform.cache.PublicRead;
import dev.stet.platform.http.RequestTargets;
import io.vertx.core.http.HttpServerRequest;

/** What was published, for feed readers. */
@Path("/")
@PublicRead
@Tag(name = "Feeds")
class ArticleFeedResource {

    private final ArticleFeed feed;
    private final SiteSettings site;

    ArticleFeedResource(ArticleFeed feed, SiteSettings site) {
        this.feed = feed;
        this.site = site;
    }

    @GET
    @Path("feed.atom")
    @Produces(Atom.TYPE)
    @Operation(operationId = "readAtomArticleFeed", summary = "Articles as an Atom feed", description = "RFC 4287. Whole articles, the newest first, in pages: follow `next`.")
    @APIResponse(responseCode = "200", description = "The feed.", content = @Content(mediaType = Atom.TYPE, schema = @Schema(implementation = String.class)))
    public byte[] atom(@BeanParam FeedParams query, @Context HttpServerRequest request) {
        return write(FeedFormat.ATOM, query, request);
    }

    @GET
    @Path("feed.rss")
    @Produces(Rss.TYPE)
    @Operation(operationId = "readRssArticleFeed", summary = "Articles as an RSS feed", description = "RSS 2.0, with the whole text as `content:encoded`. Whole articles, the newest first, in pages: follow `next`.")
    @APIResponse(responseCode = "200", description = "The feed.", content = @Content(mediaType = Rss.TYPE, schema = @Schema(implementation = String.class)))
    public byte[] rss(@BeanParam FeedParams query, @Context HttpServerRequest request) {
        return write(FeedFormat.RSS, query, request);
    }

    @GET
    @Path("feed.json")
    @Produces(JsonFeedView.TYPE)
    @Operation(operationId = "readJsonArticleFeed", summary = "Articles as a JSON feed", description = "JSON Feed 1.1. Whole articles, the newest first, in pages: follow `next`.")
    @APIResponse(responseCode = "200", description = "The feed.", content = @Content(mediaType = JsonFeedView.TYPE, schema = @Schema(implementation = JsonFeedView.class)))
    public byte[] json(@BeanParam FeedParams query, @Context HttpServerRequest request) {
        return write(FeedFormat.JSON, query, request);
    }

    private byte[] write(FeedFormat format, FeedParams query, HttpServerRequest request) {
        return format.write(feed.all(RequestTargets.asked(request).getRawPath(), query.parse(site.defaultLocale())));
    }
}
