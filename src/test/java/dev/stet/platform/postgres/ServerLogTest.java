package dev.stet.platform.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of what was written at a start that failed, what tells why is told on. */
class ServerLogTest {

    @TempDir
    Path folder;

    private ServerLog log;

    @BeforeEach
    void write() throws IOException {
        StetHome home = new StetHome(folder);
        Files.createDirectories(home.log());
        Files.createDirectories(home.data());
        Files.writeString(home.log().resolve("postgresql-Mon.log"), """
                2026-11-26 16:12:21.1 UTC [7] FATAL:  the database system is starting up
                2026-11-26 16:12:21.2 UTC [8] LOG:  could not send data to client: Broken pipe
                2026-11-26 16:12:21.3 UTC [9] FATAL:  could not write to file "pg_wal/xlogtemp.9": No space left on device
                """);
        log = new ServerLog(home);
    }

    @Test
    void whatClientsAreToldIsLeftOut() {
        assertEquals("FATAL:  could not write to file \"pg_wal/xlogtemp.9\": No space left on device",
                log.lastWords().lines().findFirst().orElseThrow());
        assertEquals(log.lastWords(), log.lastWords("pg_ctl: could not start server\nExamine the log output.\n"));
    }

    @Test
    void whereNothingWasStartedNoEarlierStartIsTold() {
        assertEquals("could not access directory \"/data\": Permission denied",
                log.lastWords("pg_ctl: could not access directory \"/data\": Permission denied\n").lines().findFirst()
                        .orElseThrow());
    }
}
