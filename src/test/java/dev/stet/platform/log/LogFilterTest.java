package dev.stet.platform.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.logging.Handler;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.ExtLogRecord.FormatStyle;
import org.jboss.logmanager.Level;
import org.jboss.logmanager.handlers.ConsoleHandler;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class LogFilterTest {

    /** Counts by itself: what the program left out, it tells by a line of its own where that comes first. */
    private final LogFilter filter = new LogFilter(new RepetitionLimit());
    private final String logger = "failing." + UUID.randomUUID();

    @Test
    void theConsoleOfTheProgramAsksIt() {
        Handler console = Stream.of(Logger.getLogger("").getHandlers()).flatMap(LogFilterTest::withNested)
                .filter(ConsoleHandler.class::isInstance).findFirst().orElseThrow();
        ExtLogRecord line = line(Level.WARN, "%s", new SQLException("secret", "22P02"));
        assertTrue(console.getFilter().isLoggable(line));
        assertEquals("java.sql.SQLException: SQLSTATE 22P02", line.getFormattedMessage());
    }

    @Test
    void aFailureOfOneKindIsWrittenOnceAndCounted() throws InterruptedException {
        assertEquals(1, IntStream.range(0, 100).mapToObj(n -> failure("It fails: %s", n)).filter(filter::isLoggable).count());
        assertTrue(filter.isLoggable(failure("Another way: %s", 1)));
        Thread.sleep(1_100);
        ExtLogRecord next = failure("It fails: %s", 100);
        assertTrue(filter.isLoggable(next));
        assertEquals("It fails: 100 (99 more like it before)", next.getFormattedMessage());
    }

    @Test
    void aFailureWithinTheWordsOfALineCountsToo() {
        List<ExtLogRecord> lines = IntStream.range(0, 10)
                .mapToObj(n -> line(Level.WARN, "%s failed: %s", n, new SQLException("secret", "22P02"))).toList();
        assertEquals(1, lines.stream().filter(filter::isLoggable).count());
        assertEquals("0 failed: java.sql.SQLException: SQLSTATE 22P02", lines.get(0).getFormattedMessage());
    }

    @Test
    void twoHandlersWriteTheSameLines() {
        ExtLogRecord line = failure("It fails: %s", 1);
        assertTrue(filter.isLoggable(line));
        assertTrue(new LogFilter().isLoggable(line));
    }

    @Test
    void whatTellsOfNoFailureIsWrittenHoweverOften() {
        assertTrue(IntStream.range(0, 1_000).mapToObj(n -> line(Level.INFO, "GET %s", n)).allMatch(filter::isLoggable));
    }

    @Test
    void warningsThatFloodAreCounted() {
        assertEquals(20, IntStream.range(0, 1_000).mapToObj(n -> line(Level.WARN, "Odd: %s", n)).filter(filter::isLoggable)
                .count());
    }

    private ExtLogRecord failure(String message, Object value) {
        ExtLogRecord line = line(Level.ERROR, message, value);
        line.setThrown(new IllegalStateException("number " + value));
        return line;
    }

    private ExtLogRecord line(java.util.logging.Level level, String message, Object... values) {
        ExtLogRecord line = new ExtLogRecord(level, message, FormatStyle.PRINTF, LogFilterTest.class.getName());
        line.setParameters(values);
        line.setLoggerName(logger);
        return line;
    }

    private static Stream<Handler> withNested(Handler handler) {
        return Stream.concat(Stream.of(handler), handler instanceof ExtHandler outer
                ? Stream.of(outer.getHandlers()).flatMap(LogFilterTest::withNested)
                : Stream.empty());
    }

    @Test
    void whatRestTellsOfAClientThatLeftIsNoFailure() {
        Throwable left = new IOException(new IOException("Broken pipe"));
        assertFalse(filter.isLoggable(ofRest(left)));
        assertTrue(filter.isLoggable(ofRest(new IllegalStateException(new SQLException("I/O error", "08006", left)))));
        assertTrue(filter.isLoggable(ofRest(new IOException("No space left on device"))));
        assertTrue(filter.isLoggable(line(Level.ERROR, "Another's connection ended: %s", left)));
    }

    private ExtLogRecord ofRest(Throwable failure) {
        ExtLogRecord line = new ExtLogRecord(Level.ERROR, "Request failed", FormatStyle.NO_FORMAT,
                LogFilterTest.class.getName());
        line.setLoggerName("org.jboss.resteasy.reactive.server.handlers.PublisherResponseHandler");
        line.setThrown(failure);
        return line;
    }
}
