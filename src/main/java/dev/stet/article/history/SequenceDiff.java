package dev.stet.article.history;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.ChangeDelta;
import com.github.difflib.patch.Chunk;
import com.github.difflib.patch.DeleteDelta;
import com.github.difflib.patch.InsertDelta;
import com.github.difflib.patch.Patch;

/**
 * The shortest way from one list to another. Finding it takes time and memory that grow with the square of what differs, so
 * beyond a bound all between the common beginning and end is told as replaced.
 */
final class SequenceDiff {

    private static final int MAX_ELEMENTS = 2_000;

    private SequenceDiff() {
    }

    static <T> Patch<T> of(List<T> from, List<T> to) {
        int begin = commonBeginning(from, to);
        int end = commonEnd(from.subList(begin, from.size()), to.subList(begin, to.size()));
        List<T> before = from.subList(begin, from.size() - end);
        List<T> after = to.subList(begin, to.size() - end);
        if (before.isEmpty() && after.isEmpty()) {
            return new Patch<>();
        }
        if (before.size() + after.size() > MAX_ELEMENTS) {
            return patch(List.of(replacement(new Chunk<>(begin, before), new Chunk<>(begin, after))));
        }
        return patch(DiffUtils.diff(before, after).getDeltas().stream().map(delta -> moved(delta, begin)).toList());
    }

    private static <T> Patch<T> patch(List<AbstractDelta<T>> deltas) {
        Patch<T> patch = new Patch<>();
        deltas.forEach(patch::addDelta);
        return patch;
    }

    private static <T> AbstractDelta<T> replacement(Chunk<T> before, Chunk<T> after) {
        if (before.size() == 0) {
            return new InsertDelta<>(before, after);
        }
        return after.size() == 0 ? new DeleteDelta<>(before, after) : new ChangeDelta<>(before, after);
    }

    private static <T> AbstractDelta<T> moved(AbstractDelta<T> delta, int by) {
        return delta.withChunks(new Chunk<>(delta.getSource().getPosition() + by, delta.getSource().getLines()),
                new Chunk<>(delta.getTarget().getPosition() + by, delta.getTarget().getLines()));
    }

    private static <T> int commonBeginning(List<T> one, List<T> other) {
        int shorter = Math.min(one.size(), other.size());
        int length = 0;
        while (length < shorter && one.get(length).equals(other.get(length))) {
            length++;
        }
        return length;
    }

    private static <T> int commonEnd(List<T> one, List<T> other) {
        return commonBeginning(reversed(one), reversed(other));
    }

    private static <T> List<T> reversed(List<T> list) {
        List<T> reversed = new ArrayList<>(list);
        Collections.reverse(reversed);
        return reversed;
    }
}
