package dev.stet.platform.http;

import jakarta.inject.Singleton;

import io.quarkus.runtime.LaunchMode;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/** What tells browsers and caches to be careful. */
@Singleton
public class SecurityHeaders implements Handler<RoutingContext> {

    private static final String PAGES = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none';"
            + " form-action 'self'; frame-ancestors 'none'";
    // Swagger UI starts itself with an inline script, styles its parts inline and draws with data URIs
    private static final String SWAGGER_UI = "default-src 'self'; script-src 'self' 'unsafe-inline';"
            + " style-src 'self' 'unsafe-inline'; img-src 'self' data:; base-uri 'none'; frame-ancestors 'none'";

    @Override
    public void handle(RoutingContext context) {
        put(context.response());
        context.addHeadersEndHandler(end -> {
            MultiMap headers = context.response().headers();
            if (ApiArea.of(context) == ApiArea.RESTRICTED) {
                headers.set("Cache-Control", "private, no-store");
            }
            String type = headers.get("Content-Type");
            if (type != null && type.startsWith("text/html")) {
                protectPage(Exchange.path(context), headers);
            }
        });
        context.next();
    }

    static void put(HttpServerResponse response) {
        response.putHeader("X-Content-Type-Options", "nosniff");
    }

    private static void protectPage(String path, MultiMap headers) {
        if (LaunchMode.current() == LaunchMode.DEVELOPMENT && path.startsWith("/q/dev")) {
            return; // Quarkus' own tool for developers, never in production
        }
        headers.set("Content-Security-Policy", path.contains("/swagger-ui") ? SWAGGER_UI : PAGES);
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("X-Frame-Options", "DENY");
    }
}
