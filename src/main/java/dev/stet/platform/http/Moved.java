package dev.stet.platform.http;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

import jakarta.ws.rs.core.UriBuilder;

/**
 * What was asked for is found under another name now: the same address with one path segment replaced. Thrown like a
 * problem, answered as a permanent redirect (308) that caches keep for a minute only, since names may change back.
 */
public class Moved extends RuntimeException {

    private final String from;
    private final String to;

    /**
     * @param from the segment as asked for, decoded
     * @param to what it is called now, decoded
     */
    public Moved(String from, String to) {
        super(null, null, false, false);
        this.from = from;
        this.to = to;
    }

    /** The address that was asked for, with the new name. */
    public URI target(URI asked) {
        UriBuilder target = UriBuilder.fromPath("/");
        List<String> segments = Stream.of(asked.getRawPath().substring(1).split("/")).map(Moved::decoded).toList();
        int renamed = segments.indexOf(from);
        for (int i = 0; i < segments.size(); i++) {
            target.segment(i == renamed ? to : renamed < 0 ? withExtension(segments.get(i)) : segments.get(i));
        }
        return target.replaceQuery(asked.getRawQuery()).build();
    }

    private static String decoded(String segment) {
        return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8); // only in queries is it a space
    }

    /** The form stays: {@code old.md} leads to {@code new.md}. */
    private String withExtension(String segment) {
        return segment.startsWith(from + ".") ? to + segment.substring(from.length()) : segment;
    }
}
