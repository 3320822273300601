package dev.stet.platform.log;

import java.util.Arrays;
import java.util.Objects;
import java.util.logging.Filter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.stream.Stream;

import org.jboss.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;

import io.quarkus.logging.LoggingFilter;

/** What every handler asks (application.properties): takes people's words out of failures, and leaves repetitions out. */
@LoggingFilter(name = LogFilter.NAME)
public final class LogFilter implements Filter {

    static final String NAME = "stet";
    /** Of one kind; the count is that of the whole program, however many handlers and filters there are. */
    static final RepetitionLimit REPETITIONS = new RepetitionLimit();

    private static final Logger LOG = Logger.getLogger(LogFilter.class);
    private static final String REST = "org.jboss.resteasy.reactive.server.";
    /** Of lines without a failure, which tell something each. */
    private static final int BURST = 20;
    /** Several handlers ask for the same line, on the same thread. */
    private static final ThreadLocal<Verdict> LAST = new ThreadLocal<>();

    static {
        // a class that lacked stack or memory when it was first needed is never there again, nor any line that comes through it
        ExtLogRecord.wrap(new LogRecord(Level.OFF, ""));
    }

    private record Verdict(LogRecord line, boolean passes) {
    }

    private final RepetitionLimit repetitionLimit;

    public LogFilter() {
        this(REPETITIONS);
    }

    LogFilter(RepetitionLimit repetitionLimit) {
        this.repetitionLimit = repetitionLimit;
    }

    @Override
    public boolean isLoggable(LogRecord line) {
        Throwable failure = failure(line);
        if (failure == null && line.getLevel().intValue() < Level.WARNING.intValue()) {
            return true;
        }
        Verdict last = LAST.get();
        if (last == null || last.line() != line) {
            last = new Verdict(line, passes(line, failure));
            LAST.set(last);
        }
        return last.passes();
    }

    private boolean passes(LogRecord line, Throwable failure) {
        if (isDeparture(line)) {
            LOG.debug("The client left while it was answered");
            return false;
        }
        redact(line);
        int left = repetitionLimit.judge(kind(line, failure), failure == null ? BURST : 1, System.nanoTime());
        if (left > 0) {
            count(ExtLogRecord.wrap(line), left);
        }
        return left != RepetitionLimit.NONE;
    }

    /**
     * Whether Quarkus REST tells by itself, as a failure of ours, that the connection ended which it writes to; who answers
     * with a stream of events is not asked about it.
     */
    public static boolean isDeparture(LogRecord line) {
        String logger = line.getLoggerName();
        return logger != null && logger.startsWith(REST) && ConnectionEnd.isBehind(line.getThrown());
    }

    /** In the way that the words are put together, or their values would stay out. */
    private static void count(ExtLogRecord line, int left) {
        line.setMessage(line.getMessage() + " (" + left + " more like it before)", line.getFormatStyle());
    }

    /** Takes what people wrote out of the failures that a line tells of. */
    public static void redact(LogRecord line) {
        if (line.getThrown() != null) {
            line.setThrown(RedactedThrowable.of(line.getThrown()));
        }
        Object[] values = line.getParameters();
        if (values != null && Stream.of(values).anyMatch(Throwable.class::isInstance)) {
            line.setParameters(Arrays.stream(values)
                    .map(value -> value instanceof Throwable failure ? RedactedThrowable.inOneLine(failure) : value).toArray());
        }
    }

    private static Throwable failure(LogRecord line) {
        Object[] values = line.getParameters();
        return line.getThrown() != null || values == null ? line.getThrown()
                : Stream.of(values).filter(Throwable.class::isInstance).map(Throwable.class::cast).findFirst().orElse(null);
    }

    /** Who says what, without numbers in it; and of a failure, what it was at last and where. */
    private static String kind(LogRecord line, Throwable failure) {
        String words = Objects.toString(line.getMessage(), "").lines().findFirst().orElse("").replaceAll(
                "[0-9a-f-]*\\d[0-9a-f-]*",
                "…");
        return line.getLoggerName() + ": " + words + (failure == null ? "" : place(failure));
    }

    private static String place(Throwable failure) {
        Throwable root = failure;
        for (int depth = 0; root.getCause() != null && depth < 50; depth++) {
            root = root.getCause();
        }
        StackTraceElement[] trace = root.getStackTrace();
        return " [" + root.getClass().getName() + (trace.length == 0 ? "" : " at " + trace[0]) + "]";
    }
}
