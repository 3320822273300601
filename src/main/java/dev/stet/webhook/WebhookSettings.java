package dev.stet.webhook;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "stet.webhook")
interface WebhookSettings {

    /** Whether receivers may live in private networks, or on this machine. */
    @WithDefault("false")
    boolean allowPrivate();

    /** All that an attempt may take: to find the receiver, to connect, and to be answered. */
    @WithDefault("10s")
    Duration timeout();

    /**
     * From the first attempt to the second; from then on each wait is twice as long as all before, up to {@link #longestRetry}.
     */
    @WithDefault("5s")
    Duration firstRetry();

    /** The longest wait from one attempt to the next, chance included. */
    @WithDefault("6h")
    Duration longestRetry();

    /** How long a delivery is retried. */
    @WithDefault("3d")
    Duration giveUpAfter();

    /** A webhook where nothing has succeeded for so long is disabled. */
    @WithDefault("5d")
    Duration disableAfter();

    /** How long the log of deliveries reaches back. */
    @WithDefault("30d")
    Duration keepDeliveries();

    /** How long a secret that was replaced still signs beside the new one. */
    @WithDefault("24h")
    Duration keepOldSecret();

    /** Attempts of one webhook at once, on each node. */
    @WithDefault("4")
    int concurrency();
}
