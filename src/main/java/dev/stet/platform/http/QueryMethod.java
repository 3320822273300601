package dev.stet.platform.http;

import static dev.stet.platform.problem.ProblemType.MALFORMED_REQUEST;
import static dev.stet.platform.problem.ProblemType.PAYLOAD_TOO_LARGE;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.ext.Provider;

import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestFilter;

import dev.stet.platform.problem.Problem;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/**
 * Lets every list be asked for with QUERY (RFC 10008), where the filters are longer than an address may be: the body is what
 * would stand behind the question mark. From here on the request is the GET that it stands for; before, nothing takes it for
 * one, so neither the response cache nor a proxy answers it by its address alone.
 */
@Provider
@PreMatching
public class QueryMethod implements ResteasyReactiveContainerRequestFilter {

    static final String NAME = "QUERY";
    static final String FORM = "application/x-www-form-urlencoded";

    private static final String SENT = QueryMethod.class.getName();

    private final Instance<HttpSettings> settings; // filters are made at build time, when nothing is configured yet
    private final CurrentVertxRequest current;

    QueryMethod(Instance<HttpSettings> settings, CurrentVertxRequest current) {
        this.settings = settings;
        this.current = current;
    }

    /** The address of the GET that was asked for, be it as a QUERY. */
    public static UriBuilder address(ContainerRequestContext request) {
        URI uri = request.getUriInfo().getRequestUri();
        String query = Stream.of(uri.getRawQuery(), (String) request.getProperty(SENT))
                .filter(part -> part != null && !part.isEmpty()).collect(Collectors.joining("&"));
        return UriBuilder.fromUri(uri).replaceQuery(query.isEmpty() ? null : query);
    }

    /** Whether the request came as a QUERY. */
    public static boolean isAsked(ContainerRequestContext request) {
        return request.getProperty(SENT) != null;
    }

    @Override
    public void filter(ResteasyReactiveContainerRequestContext request) {
        if (request.getMethod().equals(NAME)) {
            RoutingContext context = current.getCurrent();
            requireForm(context);
            request.suspend();
            read(context.request(), new Reading(request, context));
        }
    }

    private static void requireForm(RoutingContext context) {
        String type = context.request().getHeader("Content-Type");
        if (type == null) {
            throw MALFORMED_REQUEST.because("QUERY needs a Content-Type, and none was sent; send %s.", FORM)
                    .withHeader(AcceptQuery.NAME, FORM);
        }
        if (!HeaderSyntax.essence(type).equals(FORM)) {
            throw BodyTypes.refuse(context);
        }
    }

    private void read(HttpServerRequest request, Reading reading) {
        if (request.isEnded()) {
            reading.end();
            return;
        }
        request.handler(reading::add).endHandler(end -> reading.end()).exceptionHandler(reading::fail).resume();
    }

    /** Of one body, on the thread that reads the connection. */
    private class Reading {

        private final ResteasyReactiveContainerRequestContext request;
        private final RoutingContext context;
        private final Buffer body = Buffer.buffer();
        private boolean done;

        Reading(ResteasyReactiveContainerRequestContext request, RoutingContext context) {
            this.request = request;
            this.context = context;
        }

        void add(Buffer bytes) {
            long max = settings.get().maxBody().asLongValue();
            if (body.length() + bytes.length() > max) {
                fail(PAYLOAD_TOO_LARGE.because("The body has more than %d bytes; send less at once.", max));
            } else if (!done) {
                body.appendBuffer(bytes);
            }
        }

        void end() {
            String query = body.toString(StandardCharsets.ISO_8859_1);
            if (!Addresses.isValid("?" + query) || !StandardCharsets.US_ASCII.newEncoder().canEncode(query)) {
                fail(malformed());
            } else if (!done) {
                done = true;
                // the parameters alone: what is reached, and who may reach it, was decided by the path as it was sent
                new QueryStringDecoder(query, StandardCharsets.UTF_8, false, Integer.MAX_VALUE).parameters()
                        .forEach(context.queryParams()::add);
                context.request().headers().remove("Content-Type"); // a GET has no body that resources could mind
                request.setProperty(SENT, query);
                request.setMethod(HttpMethod.GET);
                request.resume();
            }
        }

        void fail(Throwable failure) {
            if (!done) {
                done = true;
                request.resume(failure);
            }
        }

        private static Problem malformed() {
            return MALFORMED_REQUEST
                    .because("The query cannot be read. Write what is no plain character as %XX, in UTF-8, never %00.");
        }
    }
}
