package dev.stet.platform.time;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The one reader of the instants that others write, in bodies, parameters and front matter: those of RFC 3339. */
public final class Rfc3339 {

    /** For who sent something else. */
    public static final String FORM = "an instant of the years 1 to 9999, as in 2025-01-28T08:00:00Z";

    private static final Pattern DATE_TIME = Pattern.compile("(?<date>\\d{4}-\\d\\d-\\d\\d)[Tt]"
            + "(?<minute>([01]\\d|2[0-3]):[0-5]\\d):(?<second>[0-5]\\d|60)(?<fraction>\\.\\d{1,9})?"
            + "([Zz]|(?<sign>[+-])(?<hours>[01]\\d|2[0-3]):(?<minutes>[0-5]\\d))");
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

    private Rfc3339() {
    }

    /** To the nanosecond; empty for what is no instant, or none of the years that are kept. */
    public static Optional<Instant> read(String text) {
        Matcher sent = DATE_TIME.matcher(text);
        if (!sent.matches()) {
            return Optional.empty();
        }
        try {
            boolean leap = sent.group("second").equals("60");
            LocalTime time = LocalTime.parse(sent.group("minute") + ":" + (leap ? "59" : sent.group("second"))
                    + (sent.group("fraction") == null ? "" : sent.group("fraction")));
            Instant instant = LocalDate.parse(sent.group("date")).atTime(time).toInstant(ZoneOffset.UTC).minus(offset(sent))
                    .plusSeconds(leap ? 1 : 0); // as POSIX and PostgreSQL count
            return isKept(instant) && (!leap || beginsMonth(instant)) ? Optional.of(instant) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty(); // no such day
        }
    }

    /** Whether it is of a year that RFC 3339 can write and PostgreSQL can hold. */
    public static boolean isKept(Instant instant) {
        return !instant.isBefore(FIRST) && instant.isBefore(END);
    }

    private static Duration offset(Matcher sent) {
        if (sent.group("sign") == null) {
            return Duration.ZERO;
        }
        Duration offset = Duration.ofHours(Long.parseLong(sent.group("hours")))
                .plusMinutes(Long.parseLong(sent.group("minutes")));
        return sent.group("sign").equals("-") ? offset.negated() : offset;
    }

    /** No other second is the first after a leap second. */
    private static boolean beginsMonth(Instant instant) {
        var time = instant.atOffset(ZoneOffset.UTC);
        return time.getDayOfMonth() == 1 && time.toLocalTime().toSecondOfDay() == 0;
    }
}
