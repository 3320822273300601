package dev.stet.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** For what comes soon after an answer. */
final class Eventually {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Eventually() {
    }

    static void holds(BooleanSupplier promise) throws InterruptedException {
        for (Instant end = Instant.now().plus(PATIENCE); !promise.getAsBoolean(); Thread.sleep(50)) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("It never came");
            }
        }
    }
}
