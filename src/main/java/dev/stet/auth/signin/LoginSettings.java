package dev.stet.auth.signin;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "stet.login")
interface LoginSettings {

    /** So many keys and tokens that are no good are looked at from one client in a {@link #window}. */
    @WithDefault("20")
    long failures();

    @WithDefault("1m")
    Duration window();
}
