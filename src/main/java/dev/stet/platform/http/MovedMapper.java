package dev.stet.platform.http;

import java.net.URI;
import java.util.List;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.PathSegment;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;

import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers {@link Moved}. */
class MovedMapper {

    private static final int PERMANENT_REDIRECT = 308; // RFC 9110 §15.4.9: with the same method

    @ServerExceptionMapper
    Response redirect(Moved moved, UriInfo uri) {
        return Locations.at(PERMANENT_REDIRECT, target(moved, uri))
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=60").build();
    }

    private static URI target(Moved moved, UriInfo uri) {
        UriBuilder target = UriBuilder.fromPath("/");
        List<String> segments = uri.getPathSegments().stream().map(PathSegment::getPath).toList();
        int renamed = segments.indexOf(moved.from());
        for (int i = 0; i < segments.size(); i++) {
            target.segment(i == renamed ? moved.to() : renamed < 0 ? withExtension(moved, segments.get(i)) : segments.get(i));
        }
        return target.replaceQuery(uri.getRequestUri().getRawQuery()).build();
    }

    /** The form stays: {@code old.md} leads to {@code new.md}. */
    private static String withExtension(Moved moved, String segment) {
        return segment.startsWith(moved.from() + ".") ? moved.to() + segment.substring(moved.from().length()) : segment;
    }
}
