package dev.stet.sync;

import static dev.stet.platform.problem.ProblemType.UNAVAILABLE;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.enterprise.context.ApplicationScoped;

/** Who may follow at once: so many, and no more. */
@ApplicationScoped
class FollowerLimit {

    private static final Duration LATER = Duration.ofSeconds(5);

    private final Semaphore free;

    FollowerLimit(SyncSettings settings) {
        this.free = new Semaphore(settings.followers());
    }

    /**
     * @return what gives the seat back, once however often it is run
     * @throws dev.stet.platform.problem.Problem {@code unavailable} where there is none
     */
    Runnable take() {
        if (!free.tryAcquire()) {
            throw UNAVAILABLE.because("As many wait for changes here as may. Ask again later, or without waiting.")
                    .retryAfter(LATER);
        }
        AtomicBoolean taken = new AtomicBoolean(true);
        return () -> {
            if (taken.getAndSet(false)) {
                free.release();
            }
        };
    }

    int free() {
        return free.availablePermits();
    }
}
