package dev.stet.platform.http;

import static dev.stet.platform.problem.ProblemType.MALFORMED_REQUEST;
import static dev.stet.platform.problem.ProblemType.PAYLOAD_TOO_LARGE;

import java.io.IOException;

import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;

import dev.stet.platform.problem.Problem;
import io.vertx.core.http.HttpServerRequest;

/** Refuses long bodies (413): at once where Content-Length tells, else when the limit is reached. */
@Provider
class BodyLimit implements ReaderInterceptor {

    private static final String UNLIMITED = BodyLimit.class.getName() + ".unlimited";

    private final Instance<HttpSettings> settings; // interceptors are made at build time, when nothing is configured yet

    BodyLimit(Instance<HttpSettings> settings) {
        this.settings = settings;
    }

    @ServerRequestFilter
    void refuseDeclared(ContainerRequestContext context, ResourceInfo resource, HttpServerRequest request) {
        if (resource.getResourceMethod() != null && resource.getResourceMethod().isAnnotationPresent(UnlimitedBody.class)) {
            context.setProperty(UNLIMITED, true);
        } else if (declaredLength(request) > maxBytes()) {
            throw tooLarge();
        }
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        if (context.getProperty(UNLIMITED) == null) {
            context.setInputStream(new CountedStream(context.getInputStream(), maxBytes(), this::tooLarge));
        }
        Object body = context.proceed();
        if (body == null) {
            throw MALFORMED_REQUEST.because("This request needs a body, and none was sent, or null.");
        }
        return body;
    }

    private Problem tooLarge() {
        return PAYLOAD_TOO_LARGE.because("The body has more than %d bytes; send less at once.", maxBytes());
    }

    private long maxBytes() {
        return settings.get().maxBody().asLongValue();
    }

    private static long declaredLength(HttpServerRequest request) {
        String length = request.getHeader("Content-Length");
        return length == null ? -1 : Long.parseLong(length); // Netty let only digits pass
    }
}
