package dev.stet.platform.page;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The rows of one page, in the order of the list, and whether there are more on either side.
 */
public record Slice<T>(List<T> rows, boolean hasPrevious, boolean hasNext) {

    /**
     * Makes a slice of what a query found that asked for one row more than the page takes.
     *
     * @param found in reading direction: with a backward cursor, in reverse
     * @param cursor where the query began, {@code null} for the beginning of the list
     */
    public static <T> Slice<T> of(List<T> found, int limit, Cursor cursor) {
        boolean more = found.size() > limit;
        List<T> rows = new ArrayList<>(more ? found.subList(0, limit) : found);
        if (cursor != null && cursor.backward()) {
            Collections.reverse(rows);
            return new Slice<>(rows, more, true);
        }
        return new Slice<>(rows, cursor != null, more);
    }
}
