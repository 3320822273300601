package dev.stet.platform.limit;

import java.time.Duration;

/**
 * How long a slow client is still waited for. What it sends buys time, of which it never has more than at the beginning: who
 * was fast at first cannot stand still for longer. For one thread at a time.
 */
public final class SlowClientTimeout {

    private static final long SECOND = 1_000_000_000;

    private final long most;
    private final long nanosPerByte;
    private long left;

    /** @param minRate in bytes a second; who sends fewer for long runs out of patience */
    public SlowClientTimeout(Duration most, long minRate) {
        this.most = most.toNanos();
        this.nanosPerByte = SECOND / minRate;
        this.left = this.most;
    }

    public void spend(long nanos) {
        left -= nanos;
    }

    public void earn(long bytes) {
        left = Math.min(most, left + bytes * nanosPerByte);
    }

    public boolean isOver() {
        return left <= 0;
    }

    /** Rounded up, so that it is over when they are; at least one. */
    public long millisLeft() {
        return Math.max(1, left / 1_000_000 + 1);
    }
}
