package dev.stet.platform.log;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.SQLException;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.opentelemetry.sdk.trace.ReadableSpan;

class TraceRedactionTest {

    @Test
    void aSpanTellsOfAFailureWithoutWhatPeopleWrote() {
        var builder = AutoConfiguredOpenTelemetrySdk.builder().addPropertiesSupplier(() -> Map.of("otel.traces.exporter",
                "none", "otel.metrics.exporter", "none", "otel.logs.exporter", "none"));
        new TraceRedaction().customize(builder);
        try (var sdk = builder.build().getOpenTelemetrySdk()) {
            Span span = sdk.getTracer("test").spanBuilder("test").startSpan();
            span.recordException(new IllegalStateException("It says secret", new SQLException("secret", "22P02")));
            var event = ((ReadableSpan) span).toSpanData().getEvents().get(0).getAttributes();
            assertEquals("java.lang.IllegalStateException", event.get(TraceRedaction.EXCEPTION_TYPE));
            assertEquals("java.lang.IllegalStateException: It says SQLSTATE 22P02",
                    event.get(TraceRedaction.EXCEPTION_MESSAGE));
            assertEquals(-1, event.get(TraceRedaction.EXCEPTION_STACKTRACE).indexOf("secret"));
        }
    }
}
