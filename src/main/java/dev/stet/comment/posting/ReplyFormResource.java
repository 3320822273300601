package dev.stet.comment.posting;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;

import dev.stet.article.content.SiteSettings;
import dev.stet.article.reading.VisibleEdition;
import dev.stet.platform.time.DatabaseClock;

/** The form that any frontend can draw. */
@Path("/api/v1/articles/{slug}/comments/form")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Comments")
class ReplyFormResource {

    private final ReplyForms forms;
    private final SiteSettings site;

    ReplyFormResource(ReplyForms forms, SiteSettings site) {
        this.forms = forms;
        this.site = site;
    }

    @GET
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    @Operation(operationId = "readReplyForm", summary = "What a reply form needs", description = "Which fields there are, which are required, and a token that is good for one reply.")
    @APIResponse(responseCode = "200", description = "The form.", headers = @Header(name = "Cache-Control", ref = "NoStore"), content = @Content(schema = @Schema(implementation = ReplyFormView.class)))
    public ReplyFormView read(
            @PathParam("slug") @Parameter(description = "The article's slug.", example = "deepseeks-rise") String slug,
            @BeanParam CommentPostParams query) {
        String locale = query.parse(site.defaultLocale());
        String action = "/api/v1/articles/" + URLEncoder.encode(slug, StandardCharsets.UTF_8) + "/comments"
                + (locale.equals(site.defaultLocale()) ? "" : "?locale=" + locale);
        UUID article = VisibleEdition.articleAt(slug, locale);
        return forms.of(article, action, DatabaseClock.now().truncatedTo(ChronoUnit.MILLIS));
    }
}
