package dev.stet.platform.cache;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import jakarta.enterprise.context.RequestScoped;

/** How long the answer to this request may be reused: as configured, unless its resource knows better. */
@RequestScoped
public class Freshness {

    private Duration bound;
    private boolean stored = true;
    private final Set<String> groups = new LinkedHashSet<>();

    /** Nobody may give out the answer after this time, from now on; {@code null} means no bound. */
    public void endsIn(Duration time) {
        if (time != null && (bound == null || time.compareTo(bound) < 0)) {
            bound = time.isNegative() ? Duration.ZERO : time;
        }
    }

    /** The same as the database counts it. */
    public void endsInSeconds(Double seconds) {
        endsIn(seconds == null ? null : Duration.ofMillis((long) (seconds * 1_000)));
    }

    /**
     * What the answer depends on, for {@link ResponseCache}; an answer that names nothing is not kept there. Also told to
     * caches that can forget by group (RFC 9875), so each has at most 32 characters of {@code A-Za-z0-9_-}.
     */
    public void dependsOn(String... on) {
        groups.addAll(List.of(on));
    }

    Set<String> groups() {
        return stored ? groups : Set.of();
    }

    /** {@code null} for no bound. */
    Duration bound() {
        return bound;
    }

    /** Nobody may keep the answer. */
    public void notStored() {
        stored = false;
    }

    /** The value of {@code Cache-Control}. */
    String cacheControl(Duration maxAge, Duration staleWhileRevalidate) {
        if (!stored) {
            return "no-store";
        }
        return cacheControl(bound, maxAge, staleWhileRevalidate);
    }

    /** @param bound {@code null} for no bound */
    static String cacheControl(Duration bound, Duration maxAge, Duration staleWhileRevalidate) {
        long fresh = maxAge.toSeconds();
        long stale = staleWhileRevalidate.toSeconds();
        if (bound != null) {
            fresh = Math.max(0, Math.min(fresh, bound.toSeconds()));
            stale = Math.max(0, Math.min(stale, bound.toSeconds() - fresh));
        }
        return "public, max-age=" + fresh + (stale == 0 ? "" : ", stale-while-revalidate=" + stale);
    }
}
