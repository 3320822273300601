package dev.stet.comment.posting;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;

import dev.stet.article.content.SiteSettings;
import dev.stet.article.edition.ArticleView.LinksView;
import dev.stet.article.edition.LocaleLookup;
import dev.stet.article.reading.VisibleEdition;
import dev.stet.comment.posting.CommentPosting.CommentClient;
import dev.stet.comment.posting.ReplyForms.ReplyFormView;
import dev.stet.platform.http.Locations;
import dev.stet.platform.limit.ClientAddress;
import dev.stet.platform.limit.ClientLimit;
import dev.stet.platform.parameter.Parameters;
import dev.stet.platform.time.DatabaseClock;
import io.vertx.core.http.HttpServerRequest;

/** Where readers reply: the form that any frontend can draw, and the post. */
@Path("/api/v1/articles/{slug}/comments")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Comments")
class CommentPostResource {

    private static final String EXAMPLE = """
            {"author": {"name": "Reader", "email": "reader@example.org", "url": null}, "body": "Well *said*.", \
            "parent": null, "formToken": "AAABlA", "website": "", "subscribe": false}""";

    static final String TOKENS = "Comment-Token";
    private static final String PROOF = """
            The tokens that earlier replies were answered with, parted by commas. Where first-time commenters wait, a \
            reply is shown at once only if one of these comments is approved now and has the same e-mail address; what \
            is no such token is passed over.""";

    private final ReplyForms forms;
    private final CommentPosting posting;
    private final PostRateLimit limit;
    private final ClientAddress addresses;
    private final SiteSettings site;
    private final LocaleLookup locales;

    CommentPostResource(ReplyForms forms, CommentPosting posting, PostRateLimit limit, ClientAddress addresses,
            SiteSettings site, LocaleLookup locales) {
        this.forms = forms;
        this.posting = posting;
        this.limit = limit;
        this.addresses = addresses;
        this.site = site;
        this.locales = locales;
    }

    @GET
    @Path("form")
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    @Operation(operationId = "readReplyForm", summary = "What a reply form needs",
            description = "Which fields there are, which are required, and a token that is good for one reply.")
    @APIResponse(responseCode = "200", description = "The form.", headers = @Header(name = "Cache-Control", ref = "NoStore"),
            content = @Content(schema = @Schema(implementation = ReplyFormView.class)))
    public ReplyFormView read(
            @PathParam("slug") @Parameter(description = "The article's slug.", example = "deepseeks-rise") String slug,
            @BeanParam CommentPostParams query) {
        String locale = query.parse(locales);
        String action = "/api/v1/articles/" + URLEncoder.encode(slug, StandardCharsets.UTF_8) + "/comments"
                + (locale.equals(site.defaultLocale()) ? "" : "?locale=" + locale);
        UUID article = VisibleEdition.articleAt(slug, locale);
        return forms.of(article, action, DatabaseClock.now().truncatedTo(ChronoUnit.MILLIS));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "postComment", summary = "Reply to an article, or to a comment", description = """
            Fetch `comments/form` first and send its token with the reply. Keep the answer's `token`: with it the \
            author may edit or erase the comment for a while, and is known later. An e-mail address proves nothing: no \
            answer tells whether it is known or approved, nor, but where nobody waits, whether it is blocked.""")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = CommentForm.class), example = EXAMPLE))
    @APIResponse(responseCode = "201", description = "Readers see it.", headers = {
            @Header(name = "Cache-Control", ref = "NoStore"), @Header(name = "RateLimit-Policy", ref = "RateLimitPolicy"),
            @Header(name = "RateLimit", ref = "RateLimit") },
            content = @Content(schema = @Schema(implementation = PostedCommentView.class)))
    @APIResponse(responseCode = "202",
            description = "It arrived, and waits for a moderator. Spam gets this answer too, and so does what the same "
                    + "author said there already.",
            headers = {
                    @Header(name = "Cache-Control", ref = "NoStore"),
                    @Header(name = "RateLimit-Policy", ref = "RateLimitPolicy"),
                    @Header(name = "RateLimit", ref = "RateLimit") },
            content = @Content(schema = @Schema(implementation = PostedCommentView.class)))
    @APIResponse(responseCode = "409", ref = "Conflict")
    @APIResponse(responseCode = "429", ref = "TooManyRequests")
    public Response post(
            @PathParam("slug") @Parameter(description = "The article's slug.", example = "deepseeks-rise") String slug,
            @BeanParam CommentPostParams query, @HeaderParam(TOKENS) @Parameter(description = PROOF) String tokens,
            @NotNull @Valid CommentForm form, HttpServerRequest request) {
        String locale = query.parse(locales);
        CommentClient client = new CommentClient(addresses.of(request), request.getHeader(HttpHeaders.USER_AGENT), tokens);
        ClientLimit.Standing standing = limit.count(client.address(),
                LinksView.isById(slug) ? slug : locale + "/" + slug);
        standing.refusal().ifPresent(refusal -> {
            throw refusal;
        });
        PostedCommentView posted = posting.post(slug, locale, form, client);
        Response.ResponseBuilder response = posted.approved()
                ? Locations.created(URI.create(OwnCommentResource.PATH + "/" + posted.id()))
                : Response.accepted();
        return response.entity(posted).header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("RateLimit-Policy", standing.policy()).header("RateLimit", standing.limit()).build();
    }

    /** Which translation is replied to. */
    static class CommentPostParams {

        @QueryParam("locale")
        @Parameter(description = "Of which translation; the site's default locale if absent.", example = "zh-Hans")
        String locale;

        /** @throws dev.stet.platform.problem.Problem {@code invalid-parameter} */
        String parse(LocaleLookup locales) {
            Parameters parameters = new Parameters();
            String parsed = locales.published(parameters, locale);
            parameters.check();
            return parsed;
        }
    }
}
