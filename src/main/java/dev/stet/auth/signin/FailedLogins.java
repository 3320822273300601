package dev.stet.auth.signin;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

import dev.stet.platform.limit.ClientAddress;
import dev.stet.platform.limit.ClientLimit;
import io.quarkus.security.AuthenticationFailedException;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.vertx.ext.web.RoutingContext;

/**
 * Counts keys and tokens that are no good, by client. A good key is let in however many bad ones came from its address, else
 * anybody could lock out those who share it; guessing is hopeless anyway (a key has 190 random bits). They are told in the
 * access log and in no other, so that nobody can flood the log of changes.
 */
@ApplicationScoped
class FailedLogins {

    private static final String DETAIL = "Too many keys from your address were no good. Try again later with a good one.";

    private final ClientAddress address;
    private final ClientLimit limit;

    FailedLogins(ClientAddress address, LoginSettings settings) {
        this.address = address;
        this.limit = new ClientLimit("failed-logins", settings.failures(), settings.window());
    }

    /** What this one more is answered: that it is no good, and as the cause why, or that it is one too many. */
    AuthenticationFailedException count(RoutingContext context, Throwable failure) {
        return limit.count(address.of(context.request()), DETAIL).or(() -> TokenFault.explain(failure))
                .map(AuthenticationFailedException::new).orElseGet(AuthenticationFailedException::new);
    }

    @ConfigMapping(prefix = "stet.login")
    interface LoginSettings {

        /** So many keys and tokens that are no good are looked at from one client in a {@link #window}. */
        @WithDefault("20")
        long failures();

        @WithDefault("1m")
        Duration window();
    }
}
