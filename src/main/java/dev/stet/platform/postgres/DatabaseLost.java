package dev.stet.platform.postgres;

import dev.stet.platform.StartupFailure;

/** The program's own database has died and does not start any more, so the program ends. */
public final class DatabaseLost extends StartupFailure {

    /** As {@code EX_UNAVAILABLE} of sysexits.h; docs/operation.md tells it. */
    static final int EXIT_CODE = 69;

    DatabaseLost(String why) {
        super("%s", "The database was lost, and so Stet ends. " + why);
    }

    @Override
    public int exitCode() {
        return EXIT_CODE;
    }
}
