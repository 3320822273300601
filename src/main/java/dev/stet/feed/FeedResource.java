package dev.stet.feed;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.stet.article.edition.LocaleLookup;
import dev.stet.article.reading.VisibleEdition;
import dev.stet.platform.cache.Freshness;
import dev.stet.platform.cache.PublicRead;
import dev.stet.platform.json.Json;

/** For feed readers: what was published, what of it has a tag, and what was replied to an article. */
@Path("/")
@PublicRead
@Tag(name = "Feeds")
class FeedResource {

    private static final String ATOM = "RFC 4287. ";
    private static final String RSS = "RSS 2.0, with the whole text as `content:encoded`. ";
    private static final String JSON = "JSON Feed 1.1. ";
    private static final String ARTICLES = "Whole articles, the newest first, in pages: follow `next`.";
    private static final String TAGGED = ARTICLES + " A tag that no published article has is not found.";
    private static final String COMMENTS = "The newest first, in pages: follow `next`. Each tells what it replies to.";
    private static final String THE_FEED = "The feed.";
    private static final String THE_TAG = "The tag's slug.";
    private static final String THE_ARTICLE = "The article's slug; an old one leads to the new one by a 308.";

    private final ArticleFeed articles;
    private final CommentFeed comments;
    private final LocaleLookup locales;
    private final Freshness freshness;

    FeedResource(ArticleFeed articles, CommentFeed comments, LocaleLookup locales, Freshness freshness) {
        this.articles = articles;
        this.comments = comments;
        this.locales = locales;
        this.freshness = freshness;
    }

    @GET
    @Path("feed.atom")
    @Produces(Atom.TYPE)
    @Operation(operationId = "readAtomArticleFeed", summary = "Articles as an Atom feed", description = ATOM + ARTICLES)
    @APIResponse(responseCode = "200", description = THE_FEED,
            content = @Content(mediaType = Atom.TYPE, schema = @Schema(implementation = String.class)))
    public byte[] articlesAsAtom(@BeanParam FeedParams params) {
        return Atom.write(articles(params));
    }

    @GET
    @Path("feed.rss")
    @Produces(Rss.TYPE)
    @Operation(operationId = "readRssArticleFeed", summary = "Articles as an RSS feed", description = RSS + ARTICLES)
    @APIResponse(responseCode = "200", description = THE_FEED,
            content = @Content(mediaType = Rss.TYPE, schema = @Schema(implementation = String.class)))
    public byte[] articlesAsRss(@BeanParam FeedParams params) {
        return Rss.write(articles(params));
    }

    @GET
    @Path("feed.json")
    @Produces(JsonFeedView.TYPE)
    @Operation(operationId = "readJsonArticleFeed", summary = "Articles as a JSON feed", description = JSON + ARTICLES)
    @APIResponse(responseCode = "200", description = THE_FEED,
            content = @Content(mediaType = JsonFeedView.TYPE, schema = @Schema(implementation = JsonFeedView.class)))
    public byte[] articlesAsJson(@BeanParam FeedParams params) {
        return Json.bytes(JsonFeedView.of(articles(params)));
    }

    @GET
    @Path("tags/{slug}/feed.atom")
    @Produces(Atom.TYPE)
    @Operation(operationId = "readAtomTagFeed", summary = "Articles with a tag as an Atom feed", description = ATOM + TAGGED)
    @APIResponse(responseCode = "200", description = THE_FEED,
            content = @Content(mediaType = Atom.TYPE, schema = @Schema(implementation = String.class)))
    public byte[] taggedAsAtom(@PathParam("slug") @Parameter(description = THE_TAG, example = "china") String slug,
            @BeanParam FeedParams params) {
        return Atom.write(tagged(slug, params));
    }

    @GET
    @Path("tags/{slug}/feed.rss")
    @Produces(Rss.TYPE)
    @Operation(operationId = "readRssTagFeed", summary = "Articles with a tag as an RSS feed", description = RSS + TAGGED)
    @APIResponse(responseCode = "200", description = THE_FEED,
            content = @Content(mediaType = Rss.TYPE, schema = @Schema(implementation = String.class)))
    public byte[] taggedAsRss(@PathParam("slug") @Parameter(description = THE_TAG, example = "china") String slug,
            @BeanParam FeedParams params) {
        return Rss.write(tagged(slug, params));
    }

    @GET
    @Path("tags/{slug}/feed.json")
    @Produces(JsonFeedView.TYPE)
    @Operation(operationId = "readJsonTagFeed", summary = "Articles with a tag as a JSON feed", description = JSON + TAGGED)
    @APIResponse(responseCode = "200", description = THE_FEED,
            content = @Content(mediaType = JsonFeedView.TYPE, schema = @Schema(implementation = JsonFeedView.class)))
    public byte[] taggedAsJson(@PathParam("slug") @Parameter(description = THE_TAG, example = "china") String slug,
            @BeanParam FeedParams params) {
        return Json.bytes(JsonFeedView.of(tagged(slug, params)));
    }

    @GET
    @Path("articles/{slug}/comments.atom")
    @Produces(Atom.TYPE)
    @Tag(name = "Comments")
    @Operation(operationId = "readCommentFeed", summary = "An article's comments as an Atom feed", description = ATOM
            + COMMENTS)
    @APIResponse(responseCode = "200", description = THE_FEED,
            content = @Content(mediaType = Atom.TYPE, schema = @Schema(implementation = String.class)))
    @APIResponse(responseCode = "410", ref = "Redacted")
    public byte[] commentsAsAtom(
            @PathParam("slug") @Parameter(description = THE_ARTICLE, example = "deepseeks-rise") String slug,
            @BeanParam FeedParams params) {
        return Atom.write(comments(slug, params));
    }

    @GET
    @Path("articles/{slug}/comments.rss")
    @Produces(Rss.TYPE)
    @Tag(name = "Comments")
    @Operation(operationId = "readRssCommentFeed", summary = "An article's comments as an RSS feed", description = RSS
            + COMMENTS)
    @APIResponse(responseCode = "200", description = THE_FEED,
            content = @Content(mediaType = Rss.TYPE, schema = @Schema(implementation = String.class)))
    @APIResponse(responseCode = "410", ref = "Redacted")
    public byte[] commentsAsRss(
            @PathParam("slug") @Parameter(description = THE_ARTICLE, example = "deepseeks-rise") String slug,
            @BeanParam FeedParams params) {
        return Rss.write(comments(slug, params));
    }

    @GET
    @Path("articles/{slug}/comments.json")
    @Produces(JsonFeedView.TYPE)
    @Tag(name = "Comments")
    @Operation(operationId = "readJsonCommentFeed", summary = "An article's comments as a JSON feed", description = JSON
            + COMMENTS)
    @APIResponse(responseCode = "200", description = THE_FEED,
            content = @Content(mediaType = JsonFeedView.TYPE, schema = @Schema(implementation = JsonFeedView.class)))
    @APIResponse(responseCode = "410", ref = "Redacted")
    public byte[] commentsAsJson(
            @PathParam("slug") @Parameter(description = THE_ARTICLE, example = "deepseeks-rise") String slug,
            @BeanParam FeedParams params) {
        return Json.bytes(JsonFeedView.of(comments(slug, params)));
    }

    private Feed articles(FeedParams params) {
        return articles.all(params.parse(locales));
    }

    private Feed tagged(String tag, FeedParams params) {
        return articles.tagged(tag, params.parse(locales));
    }

    private Feed comments(String slug, FeedParams params) {
        FeedParams.Wanted wanted = params.parse(locales);
        return comments.read(VisibleEdition.articleAt(slug, wanted.locale(), freshness), wanted);
    }
}
