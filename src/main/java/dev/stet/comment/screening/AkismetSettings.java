package dev.stet.comment.screening;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "stet.akismet")
interface AkismetSettings {

    /** Of an account there; nobody is asked without one. */
    Optional<String> key();

    /** The site's home page, by which the account knows it; needed with a key. */
    Optional<URI> blog();

    /** Where {@code comment-check} is; any program that speaks Akismet's protocol will do. */
    @WithDefault("https://rest.akismet.com/1.1")
    URI url();

    /** An answer that takes longer is none. */
    @WithDefault("5s")
    Duration timeout();

    /** Between two tries; the comment is held meanwhile. */
    @WithDefault("2s")
    Duration pause();
}
