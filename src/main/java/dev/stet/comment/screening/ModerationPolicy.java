package dev.stet.comment.screening;

import java.util.Locale;

/** Whose comments wait for a moderator. */
public enum ModerationPolicy {
    /** Everybody's. */
    ALL,
    /** Of those who do not prove, by its token, that a comment which is approved now is theirs; an address proves nothing. */
    FIRST_TIME,
    /** Nobody's, unless something about them is suspicious. So it can be told whether an address is blocked. */
    NONE;

    /** @param label as an article says it; {@code null} gives {@code null} */
    static ModerationPolicy of(String label) {
        return label == null ? null : valueOf(label.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
