package dev.stet.platform.edge;

import static dev.stet.platform.problem.ProblemType.NOT_FOUND;

import java.util.Set;
import java.util.regex.Pattern;

import jakarta.inject.Singleton;

import dev.stet.platform.http.ApiArea;
import dev.stet.platform.http.Exchange;
import dev.stet.platform.http.HttpSettings;
import dev.stet.platform.http.RequestMetrics;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/**
 * Tells browsers whose pages may read an answer, never with credentials that they would add by themselves. Answers every
 * OPTIONS, a preflight or not, before anybody asks for a key.
 */
@Singleton
class Cors implements Handler<RoutingContext> {

    private static final String EXPOSED = "Accept-Query, Content-Location, ETag, Idempotency-Replayed, "
            + "Link, Location, Retry-After,"
            + " RateLimit, RateLimit-Policy, WWW-Authenticate";
    private static final Pattern HEADER_NAMES = Pattern.compile("[A-Za-z0-9-]+(\\s*,\\s*[A-Za-z0-9-]+)*");

    private final Set<String> namedOrigins;

    Cors(HttpSettings settings) {
        namedOrigins = settings.corsOrigins().orElse(Set.of());
    }

    @Override
    public void handle(RoutingContext context) {
        ApiArea area = ApiArea.of(context);
        if (area == ApiArea.RESTRICTED) {
            context.addHeadersEndHandler(end -> vary(context.response().headers(), "Origin"));
        }
        boolean allowed = allow(area, context);
        Set<String> methods = context.request().method() == HttpMethod.OPTIONS ? AllowedMethods.of(context) : Set.of();
        if (methods.isEmpty()) {
            if (area == ApiArea.OPEN && context.request().method() == HttpMethod.OPTIONS) {
                throw NOT_FOUND.because("Nothing is at %s.", Exchange.shownPath(context)); // REST would answer for the root
            }
            context.next();
            return;
        }
        RequestMetrics.tell("/options");
        context.response().putHeader("Allow", String.join(", ", methods));
        if (allowed && context.request().getHeader("Access-Control-Request-Method") != null) {
            answerPreflight(context, methods);
        }
        context.response().setStatusCode(204).end();
    }

    private boolean allow(ApiArea area, RoutingContext context) {
        String origin = context.request().getHeader("Origin");
        if (area == ApiArea.OPERATION || area == ApiArea.RESTRICTED && (origin == null || !namedOrigins.contains(origin))) {
            return false;
        }
        // the same for every origin, so that shared caches keep one answer
        context.response().putHeader("Access-Control-Allow-Origin", area == ApiArea.OPEN ? "*" : origin)
                .putHeader("Access-Control-Expose-Headers", EXPOSED);
        return true;
    }

    private static void answerPreflight(RoutingContext context, Set<String> methods) {
        HttpServerRequest request = context.request();
        MultiMap headers = context.response().headers();
        headers.set("Access-Control-Allow-Methods", String.join(", ", methods)).set("Access-Control-Max-Age", "7200");
        vary(headers, "Access-Control-Request-Headers");
        String asked = request.getHeader("Access-Control-Request-Headers");
        if (asked != null && HEADER_NAMES.matcher(asked).matches()) {
            headers.set("Access-Control-Allow-Headers", asked);
        }
    }

    private static void vary(MultiMap headers, String name) {
        if (!headers.contains("Vary", name, true)) {
            headers.add("Vary", name);
        }
    }
}
