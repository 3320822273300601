package dev.stet.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.test.junit.callback.QuarkusTestBeforeClassCallback;
import io.restassured.RestAssured;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.http.Header;
import io.restassured.http.Headers;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;

/**
 * Holds every exchange of every test against the OpenAPI document that the application itself serves. Quarkus finds it in
 * {@code META-INF/services} and has it installed before each test class, so no test can forget it.
 */
public class Contract implements Filter, QuarkusTestBeforeClassCallback {

    /** What is no part of the API: pages and probes. */
    private static final Pattern OUTSIDE = Pattern
            .compile("/(q|problems|problems[.]css|subscriptions|swagger-ui|openapi)(/.*)?");

    /** Resources that only tests have, however their path is spelt. What they refuse is held against the document. */
    private static final Pattern OF_TESTS = Pattern.compile(".*/(gate|test-[^/]*)(/.*)?");

    /** One document for each start of the application, which listens on a port of its own. */
    private static final Map<URI, ContractDocument> DOCUMENTS = new ConcurrentHashMap<>();

    @Override
    public void beforeClass(Class<?> test) {
        List<Filter> filters = new ArrayList<>(RestAssured.filters());
        filters.removeIf(filter -> filter.getClass().getName().equals(Contract.class.getName()));
        filters.add(this);
        RestAssured.replaceFiltersWith(filters);
    }

    @Override
    public Response filter(FilterableRequestSpecification request, FilterableResponseSpecification expected,
            FilterContext context) {
        Response response = context.next(request, expected);
        URI uri = URI.create(request.getURI());
        if (uri.getPort() == RestAssured.port && isOfTheApi(uri.getPath(), response.statusCode())
                && !refusesQuery(request.getMethod(), response.statusCode())) {
            List<String> breaks = ContractRules.breaks(documentOf(uri), exchange(uri, request, response));
            if (!breaks.isEmpty()) {
                throw new AssertionError("openapi.yaml promises something else:\n- " + String.join("\n- ", breaks)
                        + "\nanswer: " + response.asString());
            }
        }
        return response;
    }

    private static boolean isOfTheApi(String path, int status) {
        return !OUTSIDE.matcher(path).matches() && (status >= 400 || !OF_TESTS.matcher(path).matches());
    }

    /** What GET cannot do wrong, its operation does not tell. */
    private static boolean refusesQuery(String method, int status) {
        return method.equals("QUERY") && Set.of(400, 405, 413, 415).contains(status);
    }

    private static ContractDocument documentOf(URI uri) {
        return DOCUMENTS.computeIfAbsent(uri.resolve("/openapi?format=json"), address -> {
            try {
                return new ContractDocument(new ObjectMapper().readTree(address.toURL()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static RecordedExchange exchange(URI uri, FilterableRequestSpecification request, Response response) {
        RecordedExchange.Message answer = new RecordedExchange.Message(headers(response.getHeaders()), response.asString());
        String body = body(request.getBody());
        if (request.getMethod().equals("QUERY")) { // OpenAPI 3.1 has no such method; it promises what GET does
            String query = Stream.of(uri.getRawQuery(), body).filter(Objects::nonNull).collect(Collectors.joining("&"));
            return new RecordedExchange("GET", uri.getRawPath(), query(query),
                    new RecordedExchange.Message(headers(request.getHeaders()), ""), response.statusCode(), answer);
        }
        return new RecordedExchange(request.getMethod(), uri.getRawPath(), query(uri.getRawQuery()),
                new RecordedExchange.Message(headers(request.getHeaders()), body), response.statusCode(), answer);
    }

    static Map<String, List<String>> query(String rawQuery) {
        if (rawQuery == null) {
            return Map.of();
        }
        return Arrays.stream(rawQuery.split("&")).filter(pair -> !pair.isEmpty())
                .map(pair -> (pair + "=").split("=", -1)).collect(Collectors.groupingBy(pair -> decoded(pair[0]),
                        LinkedHashMap::new, Collectors.mapping(pair -> decoded(pair[1]), Collectors.toList())));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static Map<String, String> headers(Headers headers) {
        return headers.asList().stream()
                .collect(Collectors.toMap(Header::getName, Header::getValue, (one, other) -> one + ", " + other));
    }

    /** Empty where none was sent, {@code null} where it is a stream or a file, which is left alone. */
    private static String body(Object body) {
        return body == null ? ""
                : body instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8)
                        : body instanceof String text ? text : null;
    }
}
