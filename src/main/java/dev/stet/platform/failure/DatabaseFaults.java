package dev.stet.platform.failure;

import static dev.stet.platform.problem.ProblemType.MALFORMED_REQUEST;
import static dev.stet.platform.problem.ProblemType.UNAVAILABLE;

import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import jakarta.inject.Singleton;

import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

import dev.stet.platform.problem.Problem;
import io.quarkus.arc.All;

/** What PostgreSQL's refusals mean to a client, by SQLSTATE and name of constraint. */
@Singleton
class DatabaseFaults {

    /** lock_not_available, deadlock_detected, serialization_failure, query_canceled (by a time limit). */
    private static final Set<String> BUSY = Set.of("55P03", "40P01", "40001", "57014");
    /** Connections: lost or refused, too many, server shutting down or not yet up. */
    private static final Set<String> OUT_OF_REACH = Set.of("08", "53", "57");
    /** read_only_sql_transaction: another node of the database has taken over, and the way there is not known yet. */
    private static final String READ_ONLY = "25006";
    private static final String NO_SUCH_CHARACTER = "22021";

    private final Map<String, Supplier<Problem>> problems = new HashMap<>();

    DatabaseFaults(@All List<ConstraintProblems> rooms) {
        rooms.forEach(room -> problems.putAll(room.byConstraint()));
    }

    Optional<Problem> explain(SQLException failure) {
        String state = failure.getSQLState();
        if (state == null) {
            return isPoolEmpty(failure) ? Optional.of(outOfReach()) : Optional.empty();
        }
        if (BUSY.contains(state)) {
            return Optional.of(UNAVAILABLE.because("Somebody else is changing the same thing. Try again in a moment.")
                    .retryAfter(Duration.ofSeconds(1)));
        }
        if (state.equals(READ_ONLY) || OUT_OF_REACH.contains(state.substring(0, 2))) {
            return Optional.of(outOfReach());
        }
        if (state.equals(NO_SUCH_CHARACTER)) {
            return Optional.of(MALFORMED_REQUEST.because("The request holds a character that no text can hold, such as NUL."));
        }
        return Optional.ofNullable(problems.get(constraint(failure))).map(Supplier::get);
    }

    private static Problem outOfReach() {
        return UNAVAILABLE.because("The database is out of reach or busy. Try again in a few seconds.")
                .retryAfter(Duration.ofSeconds(5));
    }

    /** Agroal tells it by its message alone. */
    private static boolean isPoolEmpty(SQLException failure) {
        return failure.getMessage() != null && failure.getMessage().toLowerCase(Locale.ROOT).contains("acquisition timeout");
    }

    private static String constraint(SQLException failure) {
        ServerErrorMessage message = failure instanceof PSQLException refused ? refused.getServerErrorMessage() : null;
        return message == null ? null : message.getConstraint();
    }
}
