package dev.stet.platform.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

class UnsentAnswersTest {

    private final UnsentAnswers unsent = new UnsentAnswers(100);
    private final List<String> closed = new ArrayList<>();
    private final Runnable first = () -> closed.add("first");
    private final Runnable second = () -> closed.add("second");
    private final Runnable third = () -> closed.add("third");

    @Test
    void whoHasReadNothingForTheLongestTimeGoesFirst() {
        unsent.changed(first, 40);
        unsent.changed(second, 40);
        unsent.changed(first, 30);
        unsent.changed(third, 40);
        assertEquals(List.of("second"), closed);
        assertEquals(70, unsent.bytes());
    }

    @Test
    void whatWasReadCountsNoMore() {
        unsent.changed(first, 90);
        unsent.changed(first, 0);
        unsent.changed(second, 90);
        assertEquals(List.of(), closed);
        assertEquals(90, unsent.bytes());
    }

    @Test
    void oneAloneMayHaveMoreThanThereIsFor() {
        unsent.changed(first, 1_000);
        assertEquals(List.of(), closed);
        unsent.changed(second, 10);
        assertEquals(List.of("first"), closed);
        assertEquals(10, unsent.bytes());
    }
}
