package dev.stet.platform.conditional;

import static dev.stet.platform.problem.ProblemType.INVALID_PARAMETER;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.stet.platform.problem.Fault;
import dev.stet.platform.problem.Problem;

/**
 * What {@code If-Match} or {@code If-None-Match} holds (RFC 9110 §13.1).
 *
 * @param any {@code *} was sent: whatever there is
 * @param tags in the order sent, empty with {@code any}
 */
public record EntityTags(boolean any, List<ETag> tags) {

    /** What is said of a weak tag, which stands in it. */
    public static final String WEAK = "A weak tag, such as %s, never matches, whether or not anything was changed. "
            + "Look at what is there now, and send the tag in `etag`, without W/ before it.";

    private static final Pattern TAG = Pattern.compile("(W/)?\"([\\x21\\x23-\\x7E\\x80-\\uFFFF]*+)\"");
    /** RFC 9110 §5.6.1: empty elements are read over. Possessive, so that a long header costs no more than its length. */
    private static final Pattern LIST = Pattern.compile("(?:[ \\t]*+,)*+[ \\t]*+" + TAG
            + "(?:[ \\t]*+(?:,[ \\t]*+)++" + TAG + ")*+(?:[ \\t]*+,)*+[ \\t]*+");

    public EntityTags {
        tags = List.copyOf(tags);
    }

    /**
     * @param name of the header, for the refusal
     * @param header its value, several lines joined by commas
     * @throws dev.stet.platform.problem.Problem {@code invalid-parameter} when it is no list of entity tags
     */
    public static EntityTags parse(String name, String header) {
        return read(header).orElseThrow(() -> INVALID_PARAMETER.because(
                List.of(Fault.of(name, "'" + header + "' is no list of entity tags; an entity tag stands in double quotes.")),
                "The header %s must hold the ETag as you received it, with its quotes, or *.", name));
    }

    /** Empty where the header is no list of entity tags. */
    public static Optional<EntityTags> read(String header) {
        String value = header.strip();
        if (value.equals("*")) {
            return Optional.of(new EntityTags(true, List.of()));
        }
        if (!LIST.matcher(value).matches()) {
            return Optional.empty();
        }
        List<ETag> tags = TAG.matcher(value).results()
                .map(tag -> new ETag(tag.group(2), tag.group(1) != null)).toList();
        return Optional.of(new EntityTags(false, tags));
    }

    /** For {@code If-Match}: an existing state is one of these, by strong comparison. */
    public boolean stronglyMatch(ETag current) {
        return any || tags.stream().anyMatch(current::stronglyMatches);
    }

    /** What {@code If-Match} refuses with: says so where only weak tags were sent, which match no state, changed or not. */
    public Problem refusal(Problem stale) {
        return areWeak() ? stale.saying(WEAK.formatted(tags.get(0))) : stale;
    }

    public boolean areWeak() {
        return !tags.isEmpty() && tags.stream().allMatch(ETag::weak);
    }

    /** For {@code If-None-Match}: an existing state is one of these, by weak comparison. */
    public boolean weaklyMatch(ETag current) {
        return any || tags.stream().anyMatch(current::weaklyMatches);
    }
}
