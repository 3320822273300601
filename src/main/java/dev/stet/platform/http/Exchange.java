package dev.stet.platform.http;

import java.util.Set;

import io.vertx.core.http.impl.HttpUtils;
import io.vertx.ext.web.RoutingContext;

/** How an exchange is named in problems and logs. */
public final class Exchange {

    /** The method that asks with a body (RFC 10008). */
    public static final String QUERY = "QUERY";

    private static final String SECRETS = Exchange.class.getName() + ".secrets";

    private Exchange() {
    }

    /** From here on {@link #shownPath} cuts out what follows these paths. */
    static void hide(RoutingContext context, Set<String> secretPaths) {
        context.put(SECRETS, secretPaths);
    }

    /** Normalised, so that no way of writing a path leads around a rule; as sent where it cannot be decoded. */
    public static String path(RoutingContext context) {
        try {
            String path = context.normalizedPath();
            return path == null ? "" : path;
        } catch (IllegalArgumentException e) {
            return context.request().path();
        }
    }

    /** The path as sent, without the query and without secrets. */
    public static String shownPath(RoutingContext context) {
        String path = context.request().path();
        Set<String> secretPaths = context.get(SECRETS);
        if (path == null || secretPaths == null) {
            return path;
        }
        return withoutSecrets(path, secretPaths);
    }

    /** The same of a path as sent, wherever it comes from. */
    static String withoutSecrets(String sent, Set<String> secretPaths) {
        String path = sent.startsWith("//") ? sent.replaceFirst("^/++", "/") : sent; // one that begins so names a host
        String normalized = normalized(path);
        for (String secret : secretPaths) {
            if (normalized.startsWith(secret) && normalized.length() > secret.length()) {
                int end = normalized.indexOf('/', secret.length());
                return secret + "…" + (end < 0 ? "" : normalized.substring(end));
            }
        }
        return path;
    }

    private static String normalized(String path) {
        try {
            return HttpUtils.normalizePath(path);
        } catch (IllegalArgumentException e) {
            return path;
        }
    }
}
