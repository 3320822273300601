package dev.stet.sync;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "stet.sync")
interface SyncSettings {

    /** How many may wait on this node at once, on streams or for an answer. */
    @WithDefault("1000")
    int followers();

    /** How long a stream says nothing before it shows that it is still there. */
    @WithDefault("15s")
    Duration keepAlive();

    /** How long a stream lasts before its reader has to show a key again, by coming back. */
    @WithDefault("15m")
    Duration lifetime();
}
