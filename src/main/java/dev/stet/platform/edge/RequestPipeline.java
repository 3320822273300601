package dev.stet.platform.edge;

import java.util.Set;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import dev.stet.platform.body.UnreadBody;
import dev.stet.platform.http.AccessLog;
import dev.stet.platform.http.ComposedAddress;
import dev.stet.platform.http.RequestMetrics;
import dev.stet.platform.http.SecurityHeaders;
import dev.stet.platform.http.TracedPaths;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** What every request passes first, in this order: also what is refused is logged and carries the headers. */
@Singleton
class RequestPipeline {

    private final ConnectionPacing pacing;
    private final RequestMetrics requestMetrics;
    private final AccessLog accessLog;
    private final SecurityHeaders securityHeaders;
    private final UnreadBody unreadBody;
    private final HeaderLimits headerLimits;
    private final Cors cors;
    private final RequestHeaders requestHeaders;

    RequestPipeline(ConnectionPacing pacing, RequestMetrics requestMetrics, AccessLog accessLog,
            SecurityHeaders securityHeaders, UnreadBody unreadBody, HeaderLimits headerLimits, Cors cors,
            RequestHeaders requestHeaders) {
        this.pacing = pacing;
        this.requestMetrics = requestMetrics;
        this.accessLog = accessLog;
        this.securityHeaders = securityHeaders;
        this.unreadBody = unreadBody;
        this.headerLimits = headerLimits;
        this.cors = cors;
        this.requestHeaders = requestHeaders;
    }

    void mount(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).handler(ComposedAddress::compose).handler(HeaderTimeout::disarm).handler(pacing)
                .handler(requestMetrics)
                .handler(accessLog).handler(TracedPaths::tell).handler(securityHeaders).handler(unreadBody)
                .handler(headerLimits).handler(cors).handler(requestHeaders)
                .handler(RequestPipeline::refuseWrites);
    }

    /** Extensions answer any method with what they have; REST looks after its own resources later. */
    private static void refuseWrites(RoutingContext context) {
        HttpMethod method = context.request().method();
        if (method != HttpMethod.GET && method != HttpMethod.HEAD) {
            Set<String> allowed = AllowedMethods.of(context);
            if (!allowed.isEmpty() && !allowed.contains(method.name())) {
                throw AllowedMethods.refuse(context);
            }
        }
        context.next();
    }
}
