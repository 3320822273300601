package dev.stet.sync;

import java.util.List;

/**
 * What somebody gets to read at once.
 *
 * @param next where to go on
 * @param more whether it is worth while to go on at once
 */
record ChangeBatch(List<ChangeView> items, ChangeCursor next, boolean more) {
}
