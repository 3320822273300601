package dev.stet.auth;

import java.time.Duration;

/** Asks again whether an {@link Admission} lasts, now and then; for what would otherwise ask for each block of bytes. */
public final class Watch {

    private static final long EVERY = Duration.ofSeconds(1).toNanos();

    private final Admission admission;
    private long asked = System.nanoTime() - EVERY;

    public Watch(Admission admission) {
        this.admission = admission;
    }

    /** @throws dev.stet.platform.problem.Problem {@code unauthenticated}, at the latest a second after it has ended */
    public void require() {
        if (System.nanoTime() - asked >= EVERY) {
            admission.require();
            asked = System.nanoTime();
        }
    }
}
