package dev.stet.platform.batch;

import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Whom a failure is to be blamed on, by SQLSTATE. */
public enum FailureKind {

    /** Somebody else holds the row; a moment later it may work. */
    LOCKED,
    /** The database cannot be asked, whatever the row. */
    OUT_OF_REACH,
    /** The row itself, or the code that works on it. */
    ROW;

    /** lock_not_available, deadlock_detected, serialization_failure. */
    private static final Set<String> LOCKED_STATES = Set.of("55P03", "40P01", "40001");
    /** Connections: lost or refused, too many, server shutting down or not yet up. */
    private static final Set<String> OUT_OF_REACH_CLASSES = Set.of("08", "53", "57");
    /** query_canceled, by a time limit: the row's own fault, though of class 57. */
    private static final String TOO_LONG = "57014";

    public static FailureKind of(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause).filter(SQLException.class::isInstance)
                .findFirst().map(cause -> of((SQLException) cause)).orElse(ROW);
    }

    private static FailureKind of(SQLException failure) {
        String state = failure.getSQLState();
        if (state == null) { // of the connection pool, which tells it by its message alone
            String message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
            return message.contains("acquisition timeout") || message.contains("pool is closed") ? OUT_OF_REACH : ROW;
        }
        if (LOCKED_STATES.contains(state)) {
            return LOCKED;
        }
        return OUT_OF_REACH_CLASSES.contains(state.substring(0, 2)) && !state.equals(TOO_LONG) ? OUT_OF_REACH : ROW;
    }
}
