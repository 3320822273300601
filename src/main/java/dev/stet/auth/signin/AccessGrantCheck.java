package dev.stet.auth.signin;

import java.time.Duration;

/** Asks again whether an {@link AccessGrant} lasts, now and then; for what would otherwise ask for each block of bytes. */
public final class AccessGrantCheck {

    private static final long EVERY = Duration.ofSeconds(1).toNanos();

    private final AccessGrant accessGrant;
    private long asked = System.nanoTime() - EVERY;

    public AccessGrantCheck(AccessGrant accessGrant) {
        this.accessGrant = accessGrant;
    }

    /** @throws dev.stet.platform.problem.Problem {@code unauthenticated}, at the latest a second after it has ended */
    public void require() {
        if (System.nanoTime() - asked >= EVERY) {
            accessGrant.require();
            asked = System.nanoTime();
        }
    }
}
