package dev.stet.platform.conditional;

import static dev.stet.platform.problem.ProblemType.PRECONDITION_REQUIRED;

import java.util.function.Supplier;

import dev.stet.platform.problem.Problem;

/** What every edit demands: that its author has seen what it changes. To be asked under the lock of the row. */
public final class Preconditions {

    private static final String IF_MATCH = "If-Match";

    private Preconditions() {
    }

    /**
     * @param ifMatch the header as sent, {@code null} where it was not
     * @throws Problem {@code precondition-required} without a tag, also for {@code *}; {@code invalid-parameter} for what is no
     *         list of tags; what {@code stale} gives when none of them, compared strongly, is {@code current}
     */
    public static void require(String ifMatch, ETag current, Supplier<Problem> stale) {
        require(parse(ifMatch), current, stale);
    }

    /** As {@link #require}, where {@code *} is enough. */
    public static void requireAny(String ifMatch, ETag current, Supplier<Problem> stale) {
        requireAny(parse(ifMatch), current, stale);
    }

    public static void requireAny(EntityTags sent, ETag current, Supplier<Problem> stale) {
        if (sent == null) {
            throw missing("Send the ETag that you read as If-Match; here, If-Match: * is enough too.");
        }
        if (!sent.stronglyMatch(current)) {
            throw sent.refusal(stale.get());
        }
    }

    public static void require(EntityTags sent, ETag current, Supplier<Problem> stale) {
        if (sent == null) {
            throw missing("Send the ETag that you read as If-Match, so that nobody's work is overwritten unseen.");
        }
        if (sent.any()) {
            throw missing("If-Match: * is not enough here. Send the ETag that you read, with its quotes.");
        }
        if (!sent.stronglyMatch(current)) {
            throw sent.refusal(stale.get());
        }
    }

    /** {@code null} for {@code null}. */
    public static EntityTags parse(String ifMatch) {
        return ifMatch == null ? null : EntityTags.parse(IF_MATCH, ifMatch);
    }

    /**
     * The same for who compares later: {@code *} is not enough.
     *
     * @throws Problem {@code precondition-required} where it says of no state, {@code invalid-parameter} as {@link #require}
     */
    public static EntityTags parseRequired(String ifMatch) {
        EntityTags tags = parse(ifMatch);
        if (tags == null || tags.any()) {
            throw missing("Send the ETag that you read, with its quotes, in the header If-Match.");
        }
        return tags;
    }

    private static Problem missing(String detail) {
        return PRECONDITION_REQUIRED.because(detail);
    }
}
