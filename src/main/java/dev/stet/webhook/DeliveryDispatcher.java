package dev.stet.webhook;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import dev.stet.change.ChangeEntry;
import dev.stet.change.ChangeLogReader;
import dev.stet.platform.batch.RowProcessor;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

/**
 * Makes deliveries of what happens and sends those that are due. Runs on every node; all that it knows stands in the database,
 * so a node that is killed leaves nothing undone for longer than a lease. No transaction waits for a receiver.
 */
@ApplicationScoped
class DeliveryDispatcher {

    private static final Logger LOG = Logger.getLogger(DeliveryDispatcher.class);
    private static final Duration PERIOD = Duration.ofMillis(250);
    private static final Duration RESPITE = Duration.ofSeconds(1);
    private static final int ENTRIES = 500;
    /** Attempts at once, of all webhooks. */
    private static final int MAX_UNDER_WAY = 32;

    private final ChangeLogReader changeLogReader;
    private final DeliveryFanOut deliveryFanOut;
    private final DueDeliveries dueDeliveries;
    private final DeliveryResults deliveryResults;
    private final WebhookSender sender;
    private final MeterRegistry metrics;
    private final WebhookSettings settings;
    private final RowProcessor rows;
    private final Map<UUID, AtomicInteger> underWay = new ConcurrentHashMap<>();
    private final Semaphore all = new Semaphore(MAX_UNDER_WAY);
    private final Semaphore news = new Semaphore(0);
    private final ExecutorService threads = Executors.newCachedThreadPool(DeliveryDispatcher::daemon);
    private Thread thread;
    private volatile boolean ending;

    DeliveryDispatcher(ChangeLogReader changeLogReader, DeliveryFanOut deliveryFanOut, DueDeliveries dueDeliveries,
            DeliveryResults deliveryResults, WebhookSender sender,
            MeterRegistry metrics, WebhookSettings settings, RowProcessor rows) {
        this.changeLogReader = changeLogReader;
        this.deliveryFanOut = deliveryFanOut;
        this.dueDeliveries = dueDeliveries;
        this.deliveryResults = deliveryResults;
        this.sender = sender;
        this.metrics = metrics;
        this.settings = settings;
        this.rows = rows;
    }

    void start(@Observes StartupEvent event) {
        thread = daemon(this::run);
        thread.start();
    }

    /** Waits for what is under way, but not for slow receivers: those are told again. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        ending = true;
        news.release();
        thread.join(RESPITE.toMillis());
        all.tryAcquire(MAX_UNDER_WAY, 2 * RESPITE.toMillis(), TimeUnit.MILLISECONDS);
        threads.shutdownNow();
    }

    private void run() {
        while (!ending) {
            try {
                look();
                news.tryAcquire(PERIOD.toMillis(), TimeUnit.MILLISECONDS);
                news.drainPermits();
            } catch (InterruptedException e) {
                ending = true;
            } catch (RuntimeException failure) {
                rest(failure);
            }
        }
    }

    private void look() {
        Map<Long, List<ChangeEntry>> read = new HashMap<>(); // most webhooks have come equally far
        deliveryFanOut.behind().forEach((webhook, position) -> {
            List<ChangeEntry> entries = read.computeIfAbsent(position, after -> changeLogReader.after(after, ENTRIES));
            if (!entries.isEmpty()) {
                serve(webhook, () -> deliveryFanOut.address(webhook, position, entries));
            }
        });
        for (UUID webhook : dueDeliveries.due()) {
            int free = Math.min(settings.concurrency() - underWay(webhook).get(), all.availablePermits());
            if (free > 0 && !ending) {
                long begun = System.nanoTime(); // before the lease
                serve(webhook,
                        () -> dueDeliveries.take(webhook, free).forEach(deliveryAttempt -> dispatch(deliveryAttempt, begun)));
            }
        }
    }

    /** What goes wrong with one webhook must not keep the others from being served. */
    private void serve(UUID webhook, Runnable step) {
        rows.attempt("webhook", webhook, step);
    }

    /**
     * One that cannot be put together has failed like one that was refused: the others go, and it has its time to be mended.
     */
    private void dispatch(DeliveryAttempt deliveryAttempt, long begun) {
        byte[] body;
        try {
            body = deliveryAttempt.body();
        } catch (RuntimeException unreadable) {
            LOG.logf(deliveryAttempt.attempt() == 1 ? Logger.Level.WARN : Logger.Level.DEBUG,
                    "The delivery %s cannot be put together (%s); trying again", deliveryAttempt.id(),
                    unreadable.getClass().getName());
            threads.execute(() -> note(deliveryAttempt, DeliveryAttempt.Outcome.UNREADABLE));
            return;
        }
        send(deliveryAttempt, body, begun);
    }

    /** @param begun {@link System#nanoTime} from which the attempt counts: who stood still since then is too late to send */
    private void send(DeliveryAttempt deliveryAttempt, byte[] body, long begun) {
        Map<String, String> headers = deliveryAttempt.headers(Instant.now(), body);
        URI url = URI.create(deliveryAttempt.url());
        all.acquireUninterruptibly(); // at once, for only this thread takes
        underWay(deliveryAttempt.webhook()).incrementAndGet();
        try {
            sender.send(url, headers, body, begun, threads).thenAcceptAsync(outcome -> note(deliveryAttempt, outcome), threads)
                    .whenComplete((done, failure) -> end(deliveryAttempt, failure));
        } catch (RuntimeException | Error failure) { // no thread was to be had
            end(deliveryAttempt, failure);
        }
    }

    private void end(DeliveryAttempt deliveryAttempt, Throwable failure) {
        underWay(deliveryAttempt.webhook()).decrementAndGet();
        all.release();
        news.release();
        if (failure != null && !ending) {
            LOG.warnf(failure, "How delivery %s went was not noted; it is sent again", deliveryAttempt.id());
        }
    }

    private void note(DeliveryAttempt deliveryAttempt, DeliveryAttempt.Outcome outcome) {
        DeliveryResults.End end = deliveryResults.note(deliveryAttempt, outcome);
        metrics.counter("stet.webhook.deliveries", "outcome", end.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .increment();
        if (end == DeliveryResults.End.DISABLED) {
            LOG.warnf("The webhook %s was disabled: %s", deliveryAttempt.webhook(), outcome.isGone() ? "it answers 410"
                    : "nothing has succeeded for " + settings.disableAfter());
        }
    }

    private AtomicInteger underWay(UUID webhook) {
        return underWay.computeIfAbsent(webhook, none -> new AtomicInteger());
    }

    private void rest(RuntimeException failure) {
        if (ending) {
            return;
        }
        LOG.warnf(failure, "Webhooks are not being served; trying again in %d s", RESPITE.toSeconds());
        try {
            Thread.sleep(RESPITE.toMillis());
        } catch (InterruptedException e) {
            ending = true;
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "webhooks");
        thread.setDaemon(true);
        return thread;
    }
}
