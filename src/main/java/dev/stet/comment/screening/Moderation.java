package dev.stet.comment.screening;

import java.util.Locale;

/** Whose comments wait for a moderator. */
public enum Moderation {
    /** Everybody's. */
    ALL,
    /** Of those who have no approved comment yet. */
    FIRST_TIME,
    /** Nobody's, unless something about them is suspicious. */
    NONE;

    /** @param label as an article says it; {@code null} gives {@code null} */
    static Moderation of(String label) {
        return label == null ? null : valueOf(label.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
