package dev.stet.webhook;

import java.util.concurrent.atomic.AtomicLong;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import dev.stet.change.RetainedChanges;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;

/** Lets go of what was delivered or given up long ago, and counts what waits. */
@ApplicationScoped
class DeliveryUpkeep implements RetainedChanges {

    private static final int BATCH = 1_000;

    private final EntityManager database;
    private final WebhookSettings settings;
    private final AtomicLong backlog;

    DeliveryUpkeep(EntityManager database, WebhookSettings settings, MeterRegistry metrics) {
        this.database = database;
        this.settings = settings;
        this.backlog = metrics.gauge("stet.webhook.backlog", new AtomicLong());
    }

    @Scheduled(every = "10m", delayed = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    void forgetOld() {
        while (forgetSome() == BATCH) {
            // in small transactions, so that nobody waits for all of it
        }
    }

    @Scheduled(every = "10s", concurrentExecution = ConcurrentExecution.SKIP)
    void count() {
        backlog.set(QuarkusTransaction.requiringNew().call(() -> (Long) database.createNativeQuery(
                "SELECT count(*) FROM delivery WHERE delivered_at IS NULL AND failed_at IS NULL", Long.class)
                .getSingleResult()));
    }

    /** What a delivery tells of. */
    @Override
    public String condition() {
        return "EXISTS (SELECT FROM delivery d WHERE d.position = c.position)";
    }

    private int forgetSome() {
        return QuarkusTransaction.requiringNew().call(() -> database.createNativeQuery("""
                DELETE FROM delivery WHERE id IN (SELECT id FROM delivery
                    WHERE (delivered_at IS NOT NULL OR failed_at IS NOT NULL)
                    AND coalesce(delivered_at, failed_at) < now() - cast(:age AS interval) LIMIT :limit)""")
                .setParameter("age", settings.keepDeliveries().toString()).setParameter("limit", BATCH).executeUpdate());
    }
}
