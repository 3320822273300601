package dev.stet.change;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;

/** What the relay of this node sleeps on. However often it is woken meanwhile, it looks once. */
@ApplicationScoped
class RelaySignal {

    private final Semaphore calls = new Semaphore(0);

    void wake() {
        calls.release();
    }

    /** Until woken, or for that long. */
    void await(Duration atMost) throws InterruptedException {
        calls.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS);
        calls.drainPermits(); // before the look, so that what is committed from here on wakes again
    }
}
