package dev.stet.platform.http;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.sdk.trace.IdGenerator;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/** The id under which one exchange is found in logs, traces and problems: 32 hexadecimal digits. */
public final class TraceId {

    private static final String KEY = TraceId.class.getName();
    private static final Pattern TRACEPARENT = Pattern
            .compile("(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(?:-.*)?");

    private TraceId() {
    }

    /** The client's own (W3C {@code traceparent}), else that of the current span, else a new one; the same all through. */
    public static String of(RoutingContext context) {
        String id = context.get(KEY);
        if (id == null) {
            id = find(context.request());
            context.put(KEY, id);
        }
        return id;
    }

    private static String find(HttpServerRequest request) {
        String sent = request.getHeader("traceparent");
        if (sent != null) {
            Matcher traceparent = TRACEPARENT.matcher(sent);
            if (traceparent.matches()) {
                return traceparent.group(1);
            }
        }
        SpanContext span = Span.current().getSpanContext();
        return span.isValid() ? span.getTraceId() : IdGenerator.random().generateTraceId();
    }
}
