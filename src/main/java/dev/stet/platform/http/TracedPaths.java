package dev.stet.platform.http;

import java.util.Set;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.quarkus.arc.Unremovable;
import io.vertx.ext.web.RoutingContext;

/** Traces tell of paths too, and whoever collects them may not come in by the secrets that are in some. */
@Singleton
@Unremovable // Quarkus looks for it when traces are turned on
public class TracedPaths implements SpanProcessor {

    static final AttributeKey<String> PATH = AttributeKey.stringKey("url.path");

    private final Set<String> secretPaths;

    @Inject
    TracedPaths(HttpSettings settings) {
        this(settings.secretPaths());
    }

    TracedPaths(Set<String> secretPaths) {
        this.secretPaths = secretPaths;
    }

    /**
     * Tells the path of the current span anew: of {@code //subscriptions/x} its tracer says {@code /x}, since it takes what
     * stands before for a host. After {@link Exchange#hide}.
     */
    public static void tell(RoutingContext context) {
        Span span = Span.current();
        String path = span.isRecording() ? Exchange.shownPath(context) : null;
        if (path != null) {
            span.setAttribute(PATH, path);
        }
        context.next();
    }

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {
        String path = span.getAttribute(PATH);
        if (path != null) {
            span.setAttribute(PATH, Exchange.withoutSecrets(path, secretPaths));
        }
    }

    @Override
    public boolean isStartRequired() {
        return true;
    }

    @Override
    public void onEnd(ReadableSpan span) {
        // all is said at the start
    }

    @Override
    public boolean isEndRequired() {
        return false;
    }
}
