package dev.stet.platform.http;

import java.net.URI;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/**
 * Answers that lead elsewhere, always by a reference without a host. What this server is called outside only its proxies
 * know, and {@code Host} says whatever its sender likes; REST would make an absolute address of it.
 */
public final class Locations {

    private Locations() {
    }

    /** 201. */
    public static Response.ResponseBuilder created(URI reference) {
        return at(Response.Status.CREATED.getStatusCode(), reference);
    }

    /** @param status 201 or a redirect */
    public static Response.ResponseBuilder at(int status, URI reference) {
        return Response.status(status).header(HttpHeaders.LOCATION, relative(reference));
    }

    /** The path and query alone; two slashes at its beginning would be read as a host. */
    public static String relative(URI uri) {
        String path = uri.getRawPath() == null ? "" : uri.getRawPath().replaceFirst("^/{2,}", "/");
        return path + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
    }
}
