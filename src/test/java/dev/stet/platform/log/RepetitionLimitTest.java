package dev.stet.platform.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

class RepetitionLimitTest {

    private final RepetitionLimit repetitionLimit = new RepetitionLimit();

    @Test
    void oneOfAKindPassesInASecondAndTheNextTellsHowManyDidNot() {
        assertEquals(0, judge("a", 0));
        for (int i = 0; i < 100; i++) {
            assertEquals(RepetitionLimit.NONE, judge("a", 10 * i % 1_000));
        }
        assertEquals(0, judge("b", 500));
        assertEquals(100, judge("a", 1_000));
    }

    @Test
    void whatGoesOnIsToldOfEverMoreSeldomButOnceAMinute() {
        int passed = 0;
        int counted = 0;
        for (long millis = 0; millis < 3_600_000; millis += 100) {
            int left = judge("a", millis);
            passed += left == RepetitionLimit.NONE ? 0 : 1;
            counted += Math.max(left, 0);
        }
        assertTrue(passed >= 60 && passed < 70, passed + " lines in an hour");
        assertTrue(counted + passed > 35_000, "none is forgotten: " + (counted + passed));
    }

    @Test
    void whatComesOnceASecondForHoursIsToldOfOnceAMinute() {
        long passed = 0;
        for (long second = 0; second < 3_600; second++) {
            passed += judge("a", 1_000 * second) == RepetitionLimit.NONE ? 0 : 1;
        }
        assertTrue(passed < 70, passed + " lines in an hour");
    }

    @Test
    void whatWasQuietForAWhileIsToldOfAtOnceAgain() {
        judge("a", 0);
        judge("a", 1);
        assertEquals(1, judge("a", 1_001)); // for two seconds now
        assertEquals(0, judge("a", 10_000));
        assertEquals(RepetitionLimit.NONE, judge("a", 10_900));
        assertEquals(1, judge("a", 11_000));
    }

    @Test
    void whatNothingFollowsIsCountedOnceWhenTheTimeIsOver() {
        judge("a", 0);
        judge("a", 1);
        judge("a", 2);
        assertEquals(List.of(), repetitionLimit.leftOut(nanos(500)));
        assertEquals(List.of(new RepetitionLimit.Left("a", 2)), repetitionLimit.leftOut(nanos(1_000)));
        assertEquals(List.of(), repetitionLimit.leftOut(nanos(2_000)));
        assertEquals(0, judge("a", 3_000));
    }

    @Test
    void aBurstPassesWhole() {
        for (int i = 0; i < 20; i++) {
            assertEquals(0, repetitionLimit.judge("a", 20, nanos(i)));
        }
        assertEquals(RepetitionLimit.NONE, repetitionLimit.judge("a", 20, nanos(21)));
    }

    private int judge(String kind, long millis) {
        return repetitionLimit.judge(kind, 1, nanos(millis));
    }

    private static long nanos(long millis) {
        return Duration.ofMillis(millis).toNanos();
    }
}
