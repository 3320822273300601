package dev.stet.platform.limit;

import static dev.stet.platform.problem.ProblemType.UNAVAILABLE;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.stet.platform.problem.Problem;

/**
 * So many of what takes long at once, in the whole process, so that the rest goes on. Nobody waits for a place: threads that
 * wait are what the others would lack.
 */
public final class Bulkhead {

    private final Semaphore free;
    private final Duration later;
    private final String detail;

    /**
     * @param later when whoever finds no place is told to come again
     * @param detail what that client is told
     */
    public Bulkhead(int places, Duration later, String detail) {
        this.free = new Semaphore(places);
        this.later = later;
        this.detail = detail;
    }

    /** A place, until it is closed. Closing it again does nothing. */
    public interface Place extends AutoCloseable {
        @Override
        void close();
    }

    /** @throws Problem {@code unavailable} with {@code Retry-After} where there is none */
    public Place enter() {
        if (!free.tryAcquire()) {
            throw UNAVAILABLE.because(detail).retryAfter(later);
        }
        AtomicBoolean taken = new AtomicBoolean(true);
        return () -> {
            if (taken.getAndSet(false)) {
                free.release();
            }
        };
    }

    public int free() {
        return free.availablePermits();
    }
}
