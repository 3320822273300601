package dev.stet.platform.log;

import java.io.PrintWriter;
import java.io.StringWriter;

import jakarta.inject.Singleton;

import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdkBuilder;
import io.opentelemetry.sdk.internal.ExceptionAttributeResolver;
import io.opentelemetry.sdk.trace.internal.SdkTracerProviderUtil;
import io.quarkus.opentelemetry.runtime.AutoConfiguredOpenTelemetrySdkBuilderCustomizer;

/** Traces tell of failures too, in the events of a span, to whoever collects them. */
@Singleton
class TraceRedaction implements AutoConfiguredOpenTelemetrySdkBuilderCustomizer, ExceptionAttributeResolver {

    @Override
    public void customize(AutoConfiguredOpenTelemetrySdkBuilder builder) {
        builder.addTracerProviderCustomizer((provider, configuration) -> {
            SdkTracerProviderUtil.setExceptionAttributeResolver(provider, this);
            return provider;
        });
    }

    @Override
    public void setExceptionAttributes(AttributeSetter attributes, Throwable failure, int maxLength) {
        Throwable safe = RedactedThrowable.of(failure);
        StringWriter trace = new StringWriter();
        safe.printStackTrace(new PrintWriter(trace));
        attributes.setAttribute(EXCEPTION_TYPE, failure.getClass().getName());
        attributes.setAttribute(EXCEPTION_MESSAGE, cut(safe.getMessage(), maxLength));
        attributes.setAttribute(EXCEPTION_STACKTRACE, cut(trace.toString(), maxLength));
    }

    private static String cut(String text, int maxLength) {
        return text == null || text.length() <= maxLength ? text : text.substring(0, maxLength);
    }
}
