package dev.stet.platform.log;

import java.sql.SQLException;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.hibernate.JDBCException;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;

/** What may be said of a failure whose message may quote what people wrote: its statement, its code, and names of ours. */
final class SafeFailureText {

    /**
     * Classes of SQLSTATE whose messages hold names of the schema and the state of the server alone: connections, integrity,
     * transactions, resources, interventions, the system. Others, such as 22 (data), quote the value that was refused.
     */
    private static final Set<String> WITHOUT_VALUES = Set.of("08", "23", "25", "40", "53", "55", "57", "58", "XX");
    private static final Pattern STATEMENT = Pattern.compile(
            "^\\s*(insert(?=\\s+into)|update|delete(?=\\s+from)|select(?=.*\\bfrom))\\b(?:\\s+into|.*?\\bfrom)?\\s+([\\w.]+)",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private SafeFailureText() {
    }

    /** Whether the message of this failure, or of what wraps it, may hold values. */
    static boolean isNeeded(Throwable failure) {
        return failure instanceof SQLException || failure instanceof JDBCException
                || failure instanceof JsonProcessingException;
    }

    static String of(Throwable failure) {
        if (failure instanceof SQLException refused) {
            return of(refused);
        }
        if (failure instanceof JDBCException wrapper) {
            return wrapper.getSQL() == null || wrapper.getSQL().equals("n/a") ? "failed"
                    : "failed: " + statement(wrapper.getSQL());
        }
        JsonLocation place = ((JsonProcessingException) failure).getLocation();
        return "JSON that cannot be read" + (place == null ? ""
                : ", line " + place.getLineNr() + ", column " + place.getColumnNr());
    }

    private static String of(SQLException refused) {
        String state = refused.getSQLState();
        if (state == null) {
            return refused.getClass().getName().startsWith("java.sql.") ? firstLine(refused.getMessage()) : "no SQLSTATE";
        }
        ServerErrorMessage told = refused instanceof PSQLException ours ? ours.getServerErrorMessage() : null;
        String text = told == null ? ownWords(refused) : told.getMessage();
        return "SQLSTATE " + state + names(told)
                + (isWithoutValues(state) && text != null ? ": " + firstLine(text) : "");
    }

    private static boolean isWithoutValues(String state) {
        return state.length() == 5 && WITHOUT_VALUES.contains(state.substring(0, 2));
    }

    /** Of the driver: those of a batch quote the statement. */
    private static String ownWords(SQLException refused) {
        return refused instanceof PSQLException ? refused.getMessage() : null;
    }

    private static String names(ServerErrorMessage told) {
        return told == null ? ""
                : Stream.of(named("table", told.getTable()), named("column", told.getColumn()),
                        named("constraint", told.getConstraint()), named("routine", told.getRoutine()))
                        .filter(Objects::nonNull).collect(Collectors.joining(", ", " (", ")")).replace(" ()", "");
    }

    private static String named(String what, String name) {
        return name == null ? null : what + " " + name;
    }

    /** Its verb and its first table. */
    static String statement(String sql) {
        Matcher words = STATEMENT.matcher(sql == null ? "" : sql);
        return words.find()
                ? words.group(1).toLowerCase(Locale.ROOT) + " " + words.group(2)
                : "a statement";
    }

    private static String firstLine(String text) {
        return text == null ? "" : text.lines().findFirst().orElse("");
    }
}
