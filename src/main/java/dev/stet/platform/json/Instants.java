package dev.stet.platform.json;

import java.time.Instant;

/** Which instants are taken: those of years that RFC 3339 can write and PostgreSQL can hold. */
public final class Instants {

    /** For who sent another. */
    public static final String FORM = "an instant of the years 1 to 9999, as in 2025-01-28T08:00:00Z";

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

    private Instants() {
    }

    public static boolean areTaken(Instant instant) {
        return !instant.isBefore(FIRST) && instant.isBefore(END);
    }
}
