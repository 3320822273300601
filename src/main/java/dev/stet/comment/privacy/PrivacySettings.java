package dev.stet.comment.privacy;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "stet.privacy")
interface PrivacySettings {

    /**
     * The keys that protect e-mail addresses, as {@code id:base64} of 32 bytes, parted by commas. The first one encrypts, all
     * of them decrypt; what an older one encrypted is encrypted again in the background.
     */
    Optional<String> emailKeys();

    /**
     * The ids of keys that are lost for good, and with them the addresses that only they can read: without them the start is
     * refused.
     */
    Optional<Set<String>> lostEmailKeys();

    /** How long the keyed hash of a client's address is kept; at most 30 days. */
    @WithDefault("30d")
    Duration keepClients();

    /** How long e-mail addresses are kept; for as long as the comment if not set. */
    Optional<Duration> keepEmails();

    /** How long spam and trash are kept. */
    @WithDefault("30d")
    Duration keepSpam();
}
