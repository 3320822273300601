package dev.stet.platform.page;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * The rows of one page, in the order of the list, and whether there are more on either side.
 */
public record Slice<T>(List<T> rows, boolean hasPrevious, boolean hasNext) {

    /** Of a page: where it ends, whatever the limit, so that no reader's wish fills the memory. */
    public static final long MAX_BYTES = 4L * 1024 * 1024;

    /**
     * Makes a slice of what a query found that asked for one row more than the page takes.
     *
     * @param found in reading direction: with a backward cursor, in reverse
     * @param cursor where the query began, {@code null} for the beginning of the list
     */
    public static <T> Slice<T> of(List<T> found, int limit, Cursor cursor) {
        return of(found, limit, cursor, row -> 0);
    }

    /**
     * As {@link #of(List, int, Cursor)}, of no more rows than {@link #MAX_BYTES}, unless the first alone has more.
     *
     * @param bytes that a row takes of the answer
     */
    public static <T> Slice<T> of(List<T> found, int limit, Cursor cursor, ToLongFunction<T> bytes) {
        int size = Math.min(limit, fitting(found, bytes));
        boolean more = found.size() > size;
        List<T> rows = new ArrayList<>(found.subList(0, size));
        if (cursor != null && cursor.backward()) {
            Collections.reverse(rows);
            return new Slice<>(rows, more, true);
        }
        return new Slice<>(rows, cursor != null, more);
    }

    private static <T> int fitting(List<T> found, ToLongFunction<T> bytes) {
        long sum = 0;
        for (int i = 0; i < found.size(); i++) {
            sum += bytes.applyAsLong(found.get(i));
            if (i > 0 && sum > MAX_BYTES) {
                return i;
            }
        }
        return found.size();
    }
}
