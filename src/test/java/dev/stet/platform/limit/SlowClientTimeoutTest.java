package dev.stet.platform.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;

import org.junit.jupiter.api.Test;

class SlowClientTimeoutTest {

    private static final long SECOND = 1_000_000_000;

    private final SlowClientTimeout slowClientTimeout = new SlowClientTimeout(Duration.ofSeconds(10), 1_000);

    @Test
    void endsWithWhoSendsNothing() {
        slowClientTimeout.spend(9 * SECOND);
        assertFalse(slowClientTimeout.isOver());
        assertEquals(1_001, slowClientTimeout.millisLeft());
        slowClientTimeout.spend(SECOND);
        assertTrue(slowClientTimeout.isOver());
    }

    @Test
    void endsWithWhoSendsAByteASecond() {
        int seconds = 0;
        for (; !slowClientTimeout.isOver(); seconds++) {
            slowClientTimeout.spend(SECOND);
            slowClientTimeout.earn(1);
        }
        assertEquals(11, seconds);
    }

    @Test
    void neverEndsWithWhoIsJustFastEnough() {
        for (int second = 0; second < 10_000; second++) {
            slowClientTimeout.spend(SECOND);
            slowClientTimeout.earn(1_000);
        }
        assertFalse(slowClientTimeout.isOver());
    }

    @Test
    void isNotSavedUpByWhoWasFastAtFirst() {
        slowClientTimeout.earn(1_000_000_000);
        slowClientTimeout.spend(10 * SECOND);
        assertTrue(slowClientTimeout.isOver());
    }
}
