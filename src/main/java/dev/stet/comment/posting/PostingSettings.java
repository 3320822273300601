package dev.stet.comment.posting;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "stet.posting")
interface PostingSettings {

    /** A form that comes back sooner than this was not filled in by a person. */
    @WithDefault("3s")
    Duration minAge();

    /** A form that comes back later than this must be fetched anew. */
    @WithDefault("24h")
    Duration maxAge();

    /** How long authors may edit and erase what they posted. */
    @WithDefault("15m")
    Duration editWindow();

    /** Comments that one client may post on one article in a {@link #window}. */
    @WithDefault("5")
    int limit();

    @WithDefault("1m")
    Duration window();
}
