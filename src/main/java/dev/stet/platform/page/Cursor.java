package dev.stet.platform.page;

import java.util.List;

/**
 * A place between two items of a list in a fixed order.
 *
 * @param list a hash of what was listed: the filters and the order; a cursor is good for that list only
 * @param backward whether the page ends before this place instead of beginning after it
 * @param key the sort key of the item beside the place, as text
 */
public record Cursor(String list, boolean backward, List<String> key) {
}
