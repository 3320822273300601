package dev.stet.platform.edge;

import static dev.stet.platform.problem.ProblemType.MALFORMED_REQUEST;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.ext.Provider;

import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestFilter;

import dev.stet.platform.body.BodyReader;
import dev.stet.platform.http.ComposedAddress;
import dev.stet.platform.http.Exchange;
import dev.stet.platform.http.HeaderSyntax;
import dev.stet.platform.http.RequestTargets;
import dev.stet.platform.parameter.DeclaredParameters;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.common.annotation.NonBlocking;
import io.vertx.core.Future;
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
@NonBlocking // it is on the thread that reads the connection, and so may the filter be that comes next, BodyArrival
public class QueryMethod implements ResteasyReactiveContainerRequestFilter {

    public static final String NAME = Exchange.QUERY;
    static final String FORM = "application/x-www-form-urlencoded";

    private static final String SENT = QueryMethod.class.getName();

    private final Instance<BodyReader> reader; // filters are made at build time, when nothing is configured yet
    private final CurrentVertxRequest current;

    QueryMethod(Instance<BodyReader> reader, CurrentVertxRequest current) {
        this.reader = reader;
        this.current = current;
    }

    /** The address of the GET that was asked for, be it as a QUERY. */
    public static UriBuilder address(ContainerRequestContext request, HttpServerRequest sent) {
        URI uri = RequestTargets.asked(sent);
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
            Future<Buffer> body = reader.get().read(context);
            request.suspend();
            body.onFailure(request::resume).onSuccess(query -> ask(request, context, query));
        }
    }

    private static void requireForm(RoutingContext context) {
        String type = context.request().getHeader("Content-Type");
        if (type == null) {
            throw MALFORMED_REQUEST.because("QUERY needs a Content-Type, and none was sent; send %s.", FORM)
                    .withHeader(AcceptQueryHeader.NAME, FORM);
        }
        if (!HeaderSyntax.essence(type).equals(FORM)) {
            throw BodyTypes.refuse(context);
        }
    }

    private static void ask(ResteasyReactiveContainerRequestContext request, RoutingContext context, Buffer body) {
        String sent = body.toString(StandardCharsets.ISO_8859_1);
        if (!RequestTargets.isValid("?" + sent) || !StandardCharsets.US_ASCII.newEncoder().canEncode(sent)) {
            request.resume(MALFORMED_REQUEST
                    .because("The query cannot be read. Write what is no plain character as %XX, in UTF-8, never %00."));
            return;
        }
        String query = ComposedAddress.query(sent);
        // the parameters alone: what is reached, and who may reach it, was decided by the path as it was sent
        new QueryStringDecoder(query, StandardCharsets.UTF_8, false, Integer.MAX_VALUE).parameters()
                .forEach(context.queryParams()::add);
        context.request().headers().remove("Content-Type"); // a GET has no body that resources could mind
        request.setProperty(SENT, query);
        request.setMethod(HttpMethod.GET);
        request.resume();
    }

    /** Tells of every list that it can be asked for with {@link QueryMethod QUERY} (RFC 10008). */
    static class AcceptQueryHeader {

        static final String NAME = "Accept-Query";

        // before the answer becomes bytes: filters of higher priority run first on the way out
        @ServerResponseFilter(priority = 9_000)
        void offer(ResourceInfo resource, ContainerResponseContext response) {
            if (response.getStatus() == 200 && resource.getResourceMethod() != null
                    && DeclaredParameters.areOfList(resource.getResourceMethod())) {
                response.getHeaders().putSingle(NAME, QueryMethod.FORM);
            }
        }
    }
}
