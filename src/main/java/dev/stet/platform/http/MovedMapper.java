package dev.stet.platform.http;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;

import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import io.vertx.core.http.HttpServerRequest;

/** Answers {@link Moved}. */
class MovedMapper {

    private static final int PERMANENT_REDIRECT = 308; // RFC 9110 §15.4.9: with the same method

    @ServerExceptionMapper
    Response redirect(Moved moved, HttpServerRequest request) {
        return Locations.at(PERMANENT_REDIRECT, target(moved, RequestTargets.asked(request)))
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=60").build();
    }

    private static URI target(Moved moved, URI asked) {
        UriBuilder target = UriBuilder.fromPath("/");
        List<String> segments = Stream.of(asked.getRawPath().substring(1).split("/")).map(MovedMapper::decoded).toList();
        int renamed = segments.indexOf(moved.from());
        for (int i = 0; i < segments.size(); i++) {
            target.segment(i == renamed ? moved.to() : renamed < 0 ? withExtension(moved, segments.get(i)) : segments.get(i));
        }
        return target.replaceQuery(asked.getRawQuery()).build();
    }

    private static String decoded(String segment) {
        return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8); // only in queries is it a space
    }

    /** The form stays: {@code old.md} leads to {@code new.md}. */
    private static String withExtension(Moved moved, String segment) {
        return segment.startsWith(moved.from() + ".") ? moved.to() + segment.substring(moved.from().length()) : segment;
    }
}
