package dev.stet.overload;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** How often what was answered. */
final class OutcomeCounts {

    private final Map<String, Integer> counts = new TreeMap<>();
    private final Map<String, String> examples = new TreeMap<>();

    synchronized void count(String outcome, String example) {
        counts.merge(outcome, 1, Integer::sum);
        examples.putIfAbsent(outcome, example);
    }

    synchronized int of(String outcome) {
        return counts.getOrDefault(outcome, 0);
    }

    /** @param who for the message, which tells all counts and an example of each that is too much */
    synchronized void requireOnly(String who, Set<String> allowed) {
        Map<String, String> others = new TreeMap<>(examples);
        others.keySet().removeAll(allowed);
        assertEquals(Map.of(), others, who + " were told " + this);
    }

    @Override
    public synchronized String toString() {
        return counts.toString();
    }
}
