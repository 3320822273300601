package dev.stet.platform.body;

import java.io.ByteArrayInputStream;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Set;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.ext.Provider;

import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestFilter;

import dev.stet.platform.http.HttpSettings;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.common.annotation.NonBlocking;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.impl.HttpServerRequestInternal;
import io.vertx.ext.web.RoutingContext;

/**
 * Gives no request a thread before its body has arrived, whoever sends it however slowly. Comes when the resource is found and
 * its gate is passed, so that nobody sends a body in vain, and before all other filters, which run on such a thread.
 */
@Provider
@NonBlocking
@Priority(BodyArrival.FIRST)
public class BodyArrival implements ResteasyReactiveContainerRequestFilter {

    /** REST takes filters that do not block only before all others. */
    static final int FIRST = 1;
    /** What other methods send along is not read, but passed over when they are answered: {@link UnreadBody}. */
    private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");

    private final Instance<BodyReader> reader; // filters are made at build time, when nothing is configured yet
    private final Instance<HttpSettings> settings;
    private final CurrentVertxRequest current;

    BodyArrival(Instance<BodyReader> reader, Instance<HttpSettings> settings, CurrentVertxRequest current) {
        this.reader = reader;
        this.settings = settings;
        this.current = current;
    }

    @Override
    public void filter(ResteasyReactiveContainerRequestContext request) {
        RoutingContext context = current.getCurrent();
        if (!WITH_BODY.contains(request.getMethod()) || !BodyReader.isSent(context.request())) {
            return;
        }
        ResourceInfo resource = request.getServerRequestContext().getResteasyReactiveResourceInfo();
        if (resource.getResourceMethod().isAnnotationPresent(UnlimitedBody.class)) {
            BodyReader.requirePlain(context.request());
            onItsThread(request, context, () -> stream(request, context));
        } else {
            onItsThread(request, context, () -> read(request, context));
        }
    }

    /** Whose connection it is, so that nothing happens to it meanwhile. */
    private static void onItsThread(ResteasyReactiveContainerRequestContext request, RoutingContext context,
            Runnable reading) {
        request.suspend();
        Runnable begin = () -> {
            try {
                reading.run();
            } catch (RuntimeException refusal) {
                request.resume(refusal);
            }
        };
        if (Context.isOnEventLoopThread()) {
            begin.run();
        } else {
            ((HttpServerRequestInternal) context.request()).context().runOnContext(none -> begin.run());
        }
    }

    private void stream(ResteasyReactiveContainerRequestContext request, RoutingContext context) {
        request.setEntityStream(new TimedBodyStream(context, settings.get().streamPatience()));
        request.resume();
    }

    private void read(ResteasyReactiveContainerRequestContext request, RoutingContext context) {
        reader.get().read(context).onFailure(request::resume).onSuccess(body -> goOn(request, body));
    }

    private static void goOn(ResteasyReactiveContainerRequestContext request, Buffer body) {
        request.setEntityStream(new ByteArrayInputStream(body.getBytes()));
        request.resume();
    }

    /** This resource method reads its body as a stream and sets bounds of its own; the limit of all others does not hold. */
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface UnlimitedBody {
    }
}
