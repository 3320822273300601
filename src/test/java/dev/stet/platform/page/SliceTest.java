package dev.stet.platform.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;

class SliceTest {

    private static final long HALF = Slice.MAX_BYTES / 2;
    private static final Cursor FORWARD = new Cursor("list", false, List.of("k"));
    private static final Cursor BACKWARD = new Cursor("list", true, List.of("k"));

    @Test
    void endsAtTheLimit() {
        assertEquals(new Slice<>(List.of(1L, 2L), false, true), Slice.of(List.of(1L, 2L, 3L), 2, null, row -> 0));
        assertEquals(new Slice<>(List.of(1L, 2L), false, false), Slice.of(List.of(1L, 2L), 2, null, row -> row));
    }

    @Test
    void endsWhereMoreWouldBeTooLong() {
        assertEquals(new Slice<>(List.of(HALF, HALF), false, true), Slice.of(List.of(HALF, HALF, 1L), 100, null, row -> row));
        assertEquals(new Slice<>(List.of(HALF), true, true), Slice.of(List.of(HALF, HALF + 1), 100, FORWARD, row -> row));
    }

    @Test
    void hasItsFirstRowHoweverLong() {
        assertEquals(new Slice<>(List.of(9 * HALF), false, true), Slice.of(List.of(9 * HALF, 0L), 100, null, row -> row));
        assertEquals(new Slice<>(List.of(9 * HALF), false, false), Slice.of(List.of(9 * HALF), 100, null, row -> row));
    }

    @Test
    void endsEarlyBackwardsToo() {
        assertEquals(new Slice<>(List.of(2L, HALF), true, true),
                Slice.of(List.of(HALF, 2L, 2 * HALF), 100, BACKWARD, row -> row));
    }
}
