package dev.stet.platform.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;

class TracedPathsTest {

    @ParameterizedTest
    @CsvSource({ "/api/v1/previews/secret, /api/v1/previews/…", "/subscriptions/secret, /subscriptions/…",
            "//subscriptions/secret, /subscriptions/…", "/x/../subscriptions/secret, /subscriptions/…",
            "/%73ubscriptions/secret, /subscriptions/…", "/subscriptions/secret/more, /subscriptions/…/more",
            "/api/v1/articles/secret, /api/v1/articles/secret", "/api/%zz, /api/%zz" })
    void aSpanTellsOfAPathWithoutTheSecretInIt(String sent, String told) {
        TracedPaths paths = new TracedPaths(Set.of("/api/v1/previews/", "/subscriptions/"));
        try (SdkTracerProvider traces = SdkTracerProvider.builder().addSpanProcessor(paths).build()) {
            ReadableSpan span = (ReadableSpan) traces.get("test").spanBuilder("test").setAttribute(TracedPaths.PATH, sent)
                    .startSpan();
            assertEquals(told, span.getAttribute(TracedPaths.PATH));
        }
    }
}
