package dev.stet.platform.openapi;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

import dev.stet.platform.problem.Explanation;
import dev.stet.platform.problem.ProblemType;

/**
 * The answers that many operations share, one for each type of problem:
 * {@code @APIResponse(responseCode = "404", ref = "NotFound")}.
 */
class SharedResponses {

    static final String NOT_MODIFIED = "NotModified";
    static final String MOVED = "Moved";

    /** The two of 400 look alike to most operations: what cannot be read, and a parameter out of range. */
    static final String BAD_REQUEST = "BadRequest";

    /** {@code NOT_FOUND} is called {@code NotFound}. */
    static String nameOf(ProblemType type) {
        return Arrays.stream(type.name().split("_")).map(word -> word.charAt(0) + word.substring(1).toLowerCase())
                .collect(Collectors.joining());
    }

    /** By name; all that there are. */
    static Map<String, APIResponse> all() {
        Map<String, APIResponse> all = new TreeMap<>();
        for (ProblemType type : ProblemType.values()) {
            all.put(nameOf(type), refusal(ProblemSchemas.answered(type), type.title() + ".", candidate -> candidate == type));
        }
        all.put(BAD_REQUEST,
                refusal(BAD_REQUEST + "Problem", "The request cannot be read, or a parameter is unknown or out of range.",
                        candidate -> candidate.status() == 400));
        all.put(MOVED, OASFactory.createAPIResponse().description("The address has changed: follow `Location`.")
                .addHeader("Location", OASFactory.createHeader().ref("Location")));
        all.put(NOT_MODIFIED, OASFactory.createAPIResponse().description("What you have still stands.")
                .addHeader("ETag", OASFactory.createHeader().ref("ETag"))
                .addHeader("Cache-Control", OASFactory.createHeader().ref("CacheControl")));
        return all;
    }

    private static APIResponse refusal(String schema, String description, Predicate<ProblemType> ofThese) {
        MediaType problem = OASFactory.createMediaType().schema(OASFactory.createSchema().ref(schema));
        APIResponse response = OASFactory.createAPIResponse().description(description)
                .addHeader("Cache-Control", OASFactory.createHeader().ref("NoStore"))
                .content(OASFactory.createContent().addMediaType("application/problem+json", problem));
        Arrays.stream(ProblemType.values()).filter(ofThese).forEach(type -> {
            problem.addExample(type.slug(), OASFactory.createExample().value(example(type)));
            headers(type, response);
        });
        return response;
    }

    private static void headers(ProblemType type, APIResponse response) {
        switch (type.status()) {
            case 401 -> response.addHeader("WWW-Authenticate", OASFactory.createHeader().ref("Challenge"));
            case 429, 503 -> response.addHeader("Retry-After", OASFactory.createHeader().ref("RetryAfter"));
            default -> response.getHeaders();
        }
    }

    private static Map<String, Object> example(ProblemType type) {
        Map<String, Object> example = new LinkedHashMap<>();
        example.put("type", type.uri());
        example.put("title", type.title());
        example.put("status", type.status());
        example.put("detail", Explanation.of(type).example().detail());
        example.put("instance", "/api/v1/articles");
        example.put("traceId", "4bf92f3577b34da6a3ce929d0e0e4736");
        faults(type).ifPresent(fault -> example.put("errors", List.of(fault)));
        return example;
    }

    private static Optional<Map<String, String>> faults(ProblemType type) {
        return Optional.ofNullable(switch (type) {
            case INVALID_PARAMETER -> sorted("parameter", "limit", "must be from 1 to 100");
            case INVALID_CONTENT -> sorted("pointer", "#/title", "must not be empty");
            default -> null;
        });
    }

    /** In the same order whenever the document is built. */
    private static Map<String, String> sorted(String kind, String where, String detail) {
        return new TreeMap<>(Map.of(kind, where, "detail", detail));
    }
}
