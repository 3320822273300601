package dev.stet.webhook;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.MeterRegistry;

/** What operators watch: attempts by how they ended, and how much waits. Names no receiver. */
@ApplicationScoped
class WebhookMetrics {

    private final MeterRegistry registry;
    private final AtomicLong backlog;

    WebhookMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.backlog = registry.gauge("stet.webhook.backlog", new AtomicLong());
    }

    void count(DeliveryResults.End end) {
        registry.counter("stet.webhook.deliveries", "outcome", end.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .increment();
    }

    void waiting(long deliveries) {
        backlog.set(deliveries);
    }
}
