package dev.stet.auth.signin;

import java.time.Duration;

/** So many at once, and one more each time that this time has gone by. */
final class FetchBudget {

    private final long most;
    private final long nanosEach;
    private long left;
    private long counted = System.nanoTime();

    FetchBudget(int most, Duration each) {
        this.most = most;
        this.nanosEach = each.toNanos();
        this.left = most;
    }

    /** @return whether there was one left */
    synchronized boolean spend() {
        long earned = (System.nanoTime() - counted) / nanosEach;
        counted += earned * nanosEach;
        left = Math.min(most, left + earned);
        if (left == 0) {
            return false;
        }
        left--;
        return true;
    }
}
