package dev.stet.comment.notice;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.RestForm;

import dev.stet.comment.notice.Subscriptions.State;
import dev.stet.platform.idempotency.IgnoresIdempotencyKey;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/**
 * The page behind the links in mail. Only a click on it changes something: programs that look at links before people do must
 * neither confirm nor end anything. A mail program's own button posts as RFC 8058 has it.
 */
@Path(SubscriptionResource.PATH)
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
@IgnoresIdempotencyKey
class SubscriptionResource {

    /** As in {@code stet.http.secret-paths}, which cuts what follows out of logs and problems. */
    static final String PATH = "/subscriptions";

    private final Subscriptions subscriptions;

    SubscriptionResource(Subscriptions subscriptions) {
        this.subscriptions = subscriptions;
    }

    @GET
    @Path("{token}")
    @Operation(hidden = true)
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "private, no-store")
    @ResponseHeader(name = "X-Robots-Tag", value = "noindex")
    public String read(String token) {
        return page(subscriptions.state(token));
    }

    @POST
    @Path("{token}")
    @Consumes({ MediaType.APPLICATION_FORM_URLENCODED, MediaType.MULTIPART_FORM_DATA })
    @Operation(hidden = true)
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "private, no-store")
    public String wish(String token, @RestForm String wish, @RestForm("List-Unsubscribe") String oneClick) {
        return page("confirm".equals(wish) && oneClick == null ? subscriptions.confirm(token) : subscriptions.end(token));
    }

    private static String page(State state) {
        return Templates.page(state.name()).render();
    }

    @CheckedTemplate(basePath = "subscription")
    static class Templates {

        static native TemplateInstance page(String state);
    }
}
