package dev.stet.platform.postgres;

import java.sql.SQLException;
import java.util.List;

import dev.stet.platform.StartupFailure;

/** Whether what was committed must survive a power failure. */
public enum Durability {

    /** For people's data. */
    DURABLE("on"),
    /** For tests, whose data nobody misses. */
    FLEETING("off");

    private static final List<String> NAMES = List.of("fsync", "synchronous_commit", "full_page_writes");

    private final String value;

    Durability(String value) {
        this.value = value;
    }

    List<String> settings() {
        return NAMES.stream().map(name -> name + "=" + value).toList();
    }

    /** The server's word, not our belief. */
    void verify(PlainConnection plainConnection) throws SQLException {
        for (String name : NAMES) {
            require(plainConnection, name, value);
        }
        require(plainConnection, "data_checksums", "on");
    }

    private static void require(PlainConnection plainConnection, String name, String value) throws SQLException {
        String actual = plainConnection.ask("SHOW " + name);
        if (!actual.equals(value)) {
            throw new StartupFailure("%s is %s where %s is needed", name, actual, value);
        }
    }
}
