package dev.stet.platform.cache;

import java.time.Duration;
import java.util.Set;

import dev.stet.platform.problem.Problem;

/**
 * That nothing is to be found at an address. Only the fact is kept: each who asks gets a problem document of their own, since
 * it names their request.
 */
record CachedAbsence(Problem problem, String type, Set<String> groups, long begun, long end) implements CacheEntry {

    private static final int OVERHEAD = 512;

    static CachedAbsence of(Problem problem, String type, Set<String> groups, CacheHandler.Fill fill, Duration bound) {
        return new CachedAbsence(problem, type, groups, fill.begun(), CacheEntry.end(fill, bound));
    }

    @Override
    public int weight() {
        return 2 * problem.detail().length() + OVERHEAD;
    }
}
