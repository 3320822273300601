package dev.stet.transfer.importing;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Dates as front matter has them: of YAML, with or without a time, and as people write them in English. Where no time is said,
 * it
 * is midnight, and where no offset is, UTC.
 */
final class FrontMatterDates {

    /** Read by whoever reads instants everywhere. */
    private static final Pattern RFC_3339 = Pattern
            .compile("\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?([Zz]|[+-]\\d\\d:\\d\\d)");
    private static final String DAY = "(?<year>\\d{4})(?<sep>[-/.])(?<month>\\d{1,2})\\k<sep>(?<day>\\d{1,2})";
    private static final String TIME = "(?<hour>\\d{1,2}):(?<minute>\\d\\d)"
            + "(?::(?<second>\\d\\d)(?:[.,](?<fraction>\\d{1,9})\\d*)?)?";
    private static final String OFFSET = "(?<offset>[Zz]|UTC|GMT|[+-]\\d{1,2}(?::?\\d\\d)?)?";
    private static final Pattern NUMERIC = Pattern
            .compile(DAY + "(?:(?:[Tt]|[ \\t]+)" + TIME + "[ \\t]*" + OFFSET + ")?");
    private static final List<DateTimeFormatter> WORDS = Stream.of("[EEE, ][EEEE, ]d MMM yyyy", "[EEE, ][EEEE, ]d MMMM yyyy",
            "[EEE, ][EEEE, ]MMM d[,] yyyy", "[EEE, ][EEEE, ]MMMM d[,] yyyy")
            .map(form -> new DateTimeFormatterBuilder().parseCaseInsensitive().appendPattern(form)
                    .toFormatter(Locale.ENGLISH))
            .toList();

    private FrontMatterDates() {
    }

    /** As RFC 3339 writes it; empty for what is no date. */
    static Optional<String> instant(String text) {
        String date = text.strip();
        if (RFC_3339.matcher(date).matches()) {
            return Optional.of(date);
        }
        Matcher numeric = NUMERIC.matcher(date);
        try {
            return Optional.of((numeric.matches() ? numeric(numeric) : words(date)).toInstant().toString());
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    private static OffsetDateTime numeric(Matcher date) {
        LocalDate day = LocalDate.of(number(date, "year"), number(date, "month"), number(date, "day"));
        String fraction = date.group("fraction") == null ? "" : date.group("fraction");
        LocalTime time = LocalTime.of(number(date, "hour"), number(date, "minute"), number(date, "second"),
                Integer.parseInt((fraction + "000000000").substring(0, 9)));
        return OffsetDateTime.of(day, time, offset(date.group("offset")));
    }

    private static int number(Matcher date, String group) {
        return date.group(group) == null ? 0 : Integer.parseInt(date.group(group));
    }

    private static ZoneOffset offset(String written) {
        if (written == null || written.matches("[Zz]|UTC|GMT")) {
            return ZoneOffset.UTC;
        }
        String digits = written.substring(1).replace(":", "");
        int hours = Integer.parseInt(digits.length() > 2 ? digits.substring(0, digits.length() - 2) : digits);
        int minutes = digits.length() > 2 ? Integer.parseInt(digits.substring(digits.length() - 2)) : 0;
        int sign = written.startsWith("-") ? -1 : 1;
        return ZoneOffset.ofHoursMinutes(sign * hours, sign * minutes);
    }

    private static OffsetDateTime words(String date) {
        for (DateTimeFormatter form : WORDS) {
            try {
                return LocalDate.parse(date, form).atStartOfDay().atOffset(ZoneOffset.UTC);
            } catch (DateTimeParseException another) {
                // one of the others may fit
            }
        }
        return OffsetDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME);
    }
}
