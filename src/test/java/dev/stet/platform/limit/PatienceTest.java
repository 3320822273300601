package dev.stet.platform.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;

import org.junit.jupiter.api.Test;

class PatienceTest {

    private static final long SECOND = 1_000_000_000;

    private final Patience patience = new Patience(Duration.ofSeconds(10), 1_000);

    @Test
    void endsWithWhoSendsNothing() {
        patience.spend(9 * SECOND);
        assertFalse(patience.isOver());
        assertEquals(1_001, patience.millisLeft());
        patience.spend(SECOND);
        assertTrue(patience.isOver());
    }

    @Test
    void endsWithWhoSendsAByteASecond() {
        int seconds = 0;
        for (; !patience.isOver(); seconds++) {
            patience.spend(SECOND);
            patience.earn(1);
        }
        assertEquals(11, seconds);
    }

    @Test
    void neverEndsWithWhoIsJustFastEnough() {
        for (int second = 0; second < 10_000; second++) {
            patience.spend(SECOND);
            patience.earn(1_000);
        }
        assertFalse(patience.isOver());
    }

    @Test
    void isNotSavedUpByWhoWasFastAtFirst() {
        patience.earn(1_000_000_000);
        patience.spend(10 * SECOND);
        assertTrue(patience.isOver());
    }
}
