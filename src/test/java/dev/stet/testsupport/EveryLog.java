package dev.stet.testsupport;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;

import org.jboss.logmanager.formatters.PatternFormatter;

import dev.stet.platform.log.LogFilter;

/** All that is logged until it is closed, at every level, repetitions too. */
public class EveryLog extends Handler implements AutoCloseable {

    private static final PatternFormatter FORMAT = new PatternFormatter("%p %c %s%e");
    private static final Logger ROOT = Logger.getLogger("");

    private final Queue<String> lines = new ConcurrentLinkedQueue<>();
    private final Level before = ROOT.getLevel();
    private final Handler[] others = ROOT.getHandlers();

    public EveryLog() {
        Stream.of(others).forEach(ROOT::removeHandler);
        ROOT.addHandler(this);
        ROOT.setLevel(Level.ALL);
        setLevel(Level.ALL);
    }

    public Stream<String> lines() {
        return lines.stream();
    }

    /** The driver's own lines, which nobody sees below this level of detail, repeat what a test itself sends. */
    public void tellsNothingOfBesidesTheDriver(String secret) {
        lines.stream().filter(line -> !line.contains("org.postgresql"))
                .forEach(line -> assertFalse(line.contains(secret), line));
    }

    public void tellsNothingOf(String secret) {
        lines.forEach(line -> assertFalse(line.contains(secret), line));
    }

    @Override
    public void publish(LogRecord record) {
        if (record.getLoggerName().startsWith("org.apache.http") || record.getLoggerName().startsWith("com.icegreen")) {
            return; // the client and the mail server of the tests, which are not the program's
        }
        if (LogFilter.isDeparture(record)) {
            return; // as the program's own handlers do
        }
        LogFilter.redact(record);
        lines.add(FORMAT.format(org.jboss.logmanager.ExtLogRecord.wrap(record)));
    }

    @Override
    public void flush() {
        // nothing is held back
    }

    @Override
    public void close() {
        ROOT.setLevel(before);
        ROOT.removeHandler(this);
        Stream.of(others).forEach(ROOT::addHandler);
    }
}
