package dev.stet.platform.postgres;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

import dev.stet.platform.StartupFailure;

/** What the operator says before Quarkus can be asked: {@code stet.home} as a system property, else STET_HOME. */
record LauncherSettings(Properties properties, Map<String, String> environment) {

    private static final String PREFERRED_PORT = "54329";

    static LauncherSettings ofThisProcess() {
        return new LauncherSettings(System.getProperties(), System.getenv());
    }

    /** Blank is not set: compose files hand on variables that nobody gave. */
    Optional<String> get(String name) {
        String variable = name.toUpperCase(Locale.ROOT).replace('.', '_');
        return Optional.ofNullable(properties.getProperty(name, environment.get(variable))).filter(text -> !text.isBlank());
    }

    /** For how long an own database that has died may fail to start. */
    Duration patience() {
        String patience = get("stet.postgres.patience").orElse("2m");
        if (!patience.matches("[1-9]\\d{0,3}[smh]")) {
            throw new StartupFailure("STET_POSTGRES_PATIENCE is '%s'; it must be a time such as 90s, 2m or 1h.", patience);
        }
        return Duration.parse("PT" + patience.toUpperCase(Locale.ROOT));
    }

    int port() {
        String port = get("stet.postgres.port").orElse(PREFERRED_PORT);
        if (!port.matches("[1-9]\\d{0,4}") || Integer.parseInt(port) > 65535) {
            throw new StartupFailure("STET_POSTGRES_PORT is '%s'; it must be a port from 1 to 65535.", port);
        }
        return Integer.parseInt(port);
    }
}
