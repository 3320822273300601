package dev.stet.comment.screening;

import java.util.Locale;

import jakarta.validation.constraints.Min;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "stet.comments")
interface ScreeningSettings {

    /** Whose comments wait for a moderator, on articles that do not say: {@code all}, {@code first-time} or {@code none}. */
    @WithDefault("first-time")
    ModerationPolicy moderation();

    /** A comment with more links than this waits for a moderator. */
    @Min(0)
    @WithDefault("2")
    int maxLinks();

    /** Whose comments wait for a moderator. */
    public enum ModerationPolicy {
        /** Everybody's. */
        ALL,
        /**
         * Of those who do not prove, by its token, that a comment which is approved now is theirs; an address proves nothing.
         */
        FIRST_TIME,
        /** Nobody's, unless something about them is suspicious. So it can be told whether an address is blocked. */
        NONE;

        /** @param label as an article says it; {@code null} gives {@code null} */
        static ModerationPolicy of(String label) {
            return label == null ? null : valueOf(label.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }
}
