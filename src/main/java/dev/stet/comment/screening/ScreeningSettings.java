package dev.stet.comment.screening;

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
}
