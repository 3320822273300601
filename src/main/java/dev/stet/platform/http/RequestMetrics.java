package dev.stet.platform.http;

import java.util.Set;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import io.quarkus.arc.Unremovable;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;

/**
 * Bounds the metrics of requests, which Quarkus tells apart by path and method as they were sent: after a hundred paths it
 * measures no other, and methods are never too many for it. Here each is of a route that there is, or of none.
 */
@Singleton
@Unremovable // Micrometer looks for it
public class RequestMetrics implements Handler<RoutingContext>, MeterFilter {

    /** The path of all that no route answers, or that was answered before one was found. */
    static final String UNKNOWN = "/unknown";

    /** Where Quarkus looks for the route of a request. */
    private static final String ROUTE = "UrlPathTemplate";
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS",
            Exchange.QUERY);

    private volatile Set<String> plainRoutes;

    /** The resource that answers names itself later. */
    @Override
    public void handle(RoutingContext context) {
        String path = context.request().path();
        if (path == null || !path.startsWith("/q/") && !plainRoutes(context).contains(path)) { // below /q nothing is measured
            tell(UNKNOWN);
        }
        context.next();
    }

    /** @param route with its parameters in braces; {@code null} changes nothing */
    public static void tell(String route) {
        if (route != null) {
            Vertx.currentContext().putLocal(ROUTE, route);
        }
    }

    /** Of the current request. */
    public static String route() {
        return Vertx.currentContext() == null ? null : Vertx.currentContext().getLocal(ROUTE);
    }

    /** Those of extensions, which name none themselves; all are there before the first request. */
    private Set<String> plainRoutes(RoutingContext context) {
        if (plainRoutes == null) {
            plainRoutes = ((RoutingContextInternal) context).currentRouter().getRoutes().stream().filter(Route::isExactPath)
                    .map(Route::getPath).filter(path -> path != null && !path.endsWith("/")).collect(Collectors.toSet());
        }
        return plainRoutes;
    }

    /** A method that nothing here has is not measured. */
    @Override
    public MeterFilterReply accept(Meter.Id id) {
        String method = id.getName().equals("http.server.requests") ? id.getTag("method") : null;
        return method == null || METHODS.contains(method) ? MeterFilterReply.NEUTRAL : MeterFilterReply.DENY;
    }
}
