package dev.stet.change;

import java.util.List;

/**
 * Part of the log.
 *
 * @param entries those that were asked for, in order
 * @param last the position up to which there is nothing else of what was asked for: where to go on
 * @param more whether there are more of them already
 */
public record ChangeSlice(List<ChangeEntry> entries, long last, boolean more) {

    /**
     * @param found one more than {@code limit} where there are more
     * @param end the position up to which was looked
     */
    static ChangeSlice of(List<ChangeEntry> found, int limit, long end) {
        boolean more = found.size() > limit;
        List<ChangeEntry> entries = more ? found.subList(0, limit) : found;
        return new ChangeSlice(entries, more ? entries.get(limit - 1).position() : end, more);
    }
}
