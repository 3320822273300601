package dev.stet.platform.http;

import java.net.URI;
import java.net.URISyntaxException;

import io.vertx.core.http.HttpServerRequest;

/** Whether what stands in the request line is an address at all. */
public final class RequestTargets {

    private RequestTargets() {
    }

    /**
     * Quarkus answers broken addresses bare, before any route. It lets them pass with this property, and
     * {@link dev.stet.platform.edge.HeaderLimits}
     * refuses them with a problem instead. To be called before Quarkus starts.
     */
    public static void judgeOurselves() {
        System.setProperty("vertx.disableURIValidation", "true");
    }

    /**
     * What was asked for, as a reference without a host: path and query alone. Unlike {@code UriInfo} it needs no
     * {@code Host}, and minds neither that nor the other forms in which a target can be sent (RFC 9112 §3.2).
     */
    public static URI asked(HttpServerRequest request) {
        String path = request.path().replaceFirst("^/++", "/"); // a reference that begins with two names a host
        return URI.create(request.query() == null ? path : path + "?" + request.query());
    }

    public static boolean isValid(String uri) {
        try {
            new URI(uri);
            return !uri.contains("%00"); // PostgreSQL has no text with NUL in it
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
