package dev.stet.platform.http;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.stet.platform.problem.Problem;
import dev.stet.platform.problem.ProblemDocument;
import io.quarkus.arc.Arc;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/** The one way a problem leaves the house, from a route as from a resource. */
public final class ProblemResponse {

    static final String MEDIA_TYPE = "application/problem+json";

    private static final String KEY = ProblemResponse.class.getName();

    private ProblemResponse() {
    }

    /** Answers with this problem; headers that are set already, such as {@code WWW-Authenticate}, stay. */
    public static void end(RoutingContext context, Problem problem) {
        HttpServerResponse response = context.response();
        if (response.ended()) {
            return;
        }
        if (response.headWritten()) {
            response.reset(); // half an answer is out: only a broken connection tells the client that it is no whole one
            return;
        }
        context.put(KEY, problem);
        byte[] body = body(context, problem);
        response.setStatusCode(problem.type().status());
        SecurityHeaders.put(response);
        response.putHeader(HttpHeaders.CACHE_CONTROL, "no-store").putHeader(HttpHeaders.CONTENT_TYPE, MEDIA_TYPE)
                .putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length));
        problem.headers().forEach(response::putHeader);
        response.end(context.request().method() == HttpMethod.HEAD ? Buffer.buffer() : Buffer.buffer(body));
    }

    /** The same, for what answers through REST. */
    public static Response of(RoutingContext context, Problem problem) {
        context.put(KEY, problem);
        byte[] body = body(context, problem);
        Response.ResponseBuilder response = Response.status(problem.type().status()).type(MEDIA_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store").entity(body);
        if (context.request().method() == HttpMethod.HEAD) {
            response.header(HttpHeaders.CONTENT_LENGTH, body.length); // REST counts only what it sends
        }
        problem.headers().forEach(response::header);
        return response.build();
    }

    /** What is answered with, {@code null} where it is no problem. */
    public static Problem told(RoutingContext context) {
        return context.get(KEY);
    }

    private static byte[] body(RoutingContext context, Problem problem) {
        try {
            return Arc.container().instance(ObjectMapper.class).get().writeValueAsBytes(
                    ProblemDocument.of(problem, Exchange.shownPath(context), TraceId.of(context)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A member of the problem " + problem.type() + " is no JSON", e);
        }
    }
}
