package dev.stet.platform.http;

import io.vertx.ext.web.RoutingContext;

/** Whom a path is for; decides what browsers and caches are told. */
public enum ApiArea {
    /** Everybody: the public API, feeds, pages. */
    OPEN,
    /** Holders of a key: the editorial and integration API. */
    RESTRICTED,
    /** Those who run the server. */
    OPERATION;

    public static ApiArea of(RoutingContext context) {
        String path = Exchange.path(context);
        if (within(path, "/api/v1/editorial") || within(path, "/api/v1/integration")) {
            return RESTRICTED;
        }
        return within(path, "/q") ? OPERATION : OPEN;
    }

    /** Matrix parameters do not lead out of an area. */
    private static boolean within(String path, String area) {
        return path.startsWith(area)
                && (path.length() == area.length() || "/;".indexOf(path.charAt(area.length())) >= 0);
    }
}
