package dev.stet.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;

import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.jboss.logmanager.handlers.OutputStreamHandler;
import org.junit.jupiter.api.Test;

class ConsoleBufferTest {

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final OutputStreamHandler console = new OutputStreamHandler(written, new PatternFormatter("%p %s%n"));
    private final Handler alarm = ConsoleBuffer.buffer(List.of(console));

    @Test
    void aWarningIsWrittenAtOnceAfterWhatWasSaidBefore() {
        log(Level.INFO, "first");
        log(Level.FINE, "second");
        assertEquals("", written());
        log(Level.WARNING, "third");
        assertEquals("INFO first\nFINE second\nWARNING third\n", written());
    }

    @Test
    void whatFitsIntoNoBufferIsWrittenWithoutAnAlarm() {
        String line = "x".repeat(99);
        for (int i = 0; i < 200; i++) {
            log(Level.INFO, line);
        }
        assertEquals(List.of("INFO " + line), written().lines().limit(50).distinct().toList());
    }

    private void log(Level level, String message) {
        ExtLogRecord record = new ExtLogRecord(level, message, ConsoleBufferTest.class.getName());
        console.publish(record);
        alarm.publish(record);
    }

    private String written() {
        return written.toString(StandardCharsets.UTF_8);
    }
}
