package dev.stet.platform.parameter;

import static dev.stet.platform.problem.ProblemType.INVALID_PARAMETER;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import dev.stet.platform.problem.Fault;
import dev.stet.platform.time.Rfc3339;

/**
 * Reads query parameters from the text that was sent, collects everything that is wrong with them, and refuses them all at
 * once. After a fault each reading gives the default, so that reading can go on.
 */
public final class Parameters {

    /** In queries a plus means a space, so the offset of an instant arrives with one. */
    private static final Pattern LOST_PLUS = Pattern.compile("\\S+ \\d\\d:\\d\\d");

    private final List<Fault> faults = new ArrayList<>();

    /** @param sent {@code null} gives {@code otherwise} */
    public int whole(String name, String sent, int min, int max, int otherwise) {
        if (sent == null) {
            return otherwise;
        }
        try {
            int value = Integer.parseInt(sent);
            if (value >= min && value <= max && !sent.startsWith("+")) {
                return value;
            }
        } catch (NumberFormatException e) {
            // told below, like a number out of range
        }
        refuse(name, "'%s' is not allowed; send a whole number from %d to %d.".formatted(sent, min, max));
        return otherwise;
    }

    /**
     * The microsecond in which the instant lies: what is kept in microseconds is later than the one where it is later than the
     * other.
     *
     * @param sent as {@link Rfc3339} reads it, with any offset; {@code null} gives {@code null}
     */
    public Instant instant(String name, String sent) {
        return exact(name, sent).map(instant -> instant.truncatedTo(ChronoUnit.MICROS)).orElse(null);
    }

    /** As {@link #instant}, the first microsecond that is not earlier: for what is asked for from before the instant. */
    public Instant instantAbove(String name, String sent) {
        return exact(name, sent).map(instant -> instant.plusNanos(999).truncatedTo(ChronoUnit.MICROS)).orElse(null);
    }

    private Optional<Instant> exact(String name, String sent) {
        Optional<Instant> instant = Optional.ofNullable(sent).flatMap(Rfc3339::read);
        if (sent != null && instant.isEmpty()) {
            refuse(name, "'%s' is not allowed; send %s%s.".formatted(sent, Rfc3339.FORM,
                    LOST_PLUS.matcher(sent).matches() ? ", with a plus written %2B, as in 2025-01-28T08:00:00%2B02:00" : ""));
        }
        return instant;
    }

    /** @param sent {@code true} or {@code false}; {@code null} gives {@code otherwise} */
    public boolean flag(String name, String sent, boolean otherwise) {
        return oneOf(name, sent, Map.of("true", true, "false", false), otherwise);
    }

    /** @param allowed what may be sent, in the order in which it is told, and what it means */
    public <T> T oneOf(String name, String sent, Map<String, T> allowed, T otherwise) {
        if (sent == null) {
            return otherwise;
        }
        T value = allowed.get(sent);
        if (value == null) {
            refuseValue(name, sent, allowed.keySet());
            return otherwise;
        }
        return value;
    }

    /** A list parted by commas, without doubles; {@code null} gives {@code otherwise}. */
    public <T> Set<T> someOf(String name, String sent, Map<String, T> allowed, Set<T> otherwise) {
        if (sent == null) {
            return otherwise;
        }
        Set<T> values = new LinkedHashSet<>();
        for (String element : sent.split(",", -1)) {
            T value = allowed.get(element.strip());
            if (value == null) {
                refuseValue(name, element, allowed.keySet());
            } else {
                values.add(value);
            }
        }
        return values;
    }

    /** The constants of an enum by the names that clients write: {@code COMMENT_COUNT} is {@code commentCount}. */
    public static <E extends Enum<E>> Map<String, E> spellings(Class<E> type) {
        Map<String, E> spellings = new LinkedHashMap<>();
        for (E constant : type.getEnumConstants()) {
            String[] words = constant.name().toLowerCase(Locale.ROOT).split("_");
            StringBuilder name = new StringBuilder(words[0]);
            for (int i = 1; i < words.length; i++) {
                name.append(Character.toUpperCase(words[i].charAt(0))).append(words[i].substring(1));
            }
            spellings.put(name.toString(), constant);
        }
        return spellings;
    }

    /** Notes a fault of the caller's own finding. */
    public void refuse(String name, String detail) {
        faults.add(Fault.of(name, detail));
    }

    /** @throws dev.stet.platform.problem.Problem {@code invalid-parameter} with every fault, if there is one */
    public void check() {
        if (!faults.isEmpty()) {
            throw INVALID_PARAMETER.because(faults, faults.size() == 1 ? "Parameter '%s': %s"
                    : "%3$d parameters are not as they must be; see errors.", faults.get(0).parameter(),
                    faults.get(0).detail(), faults.size());
        }
    }

    private void refuseValue(String name, String sent, Set<String> allowed) {
        refuse(name, "'%s' is not allowed; send %s.".formatted(sent, String.join(", ", allowed)));
    }
}
