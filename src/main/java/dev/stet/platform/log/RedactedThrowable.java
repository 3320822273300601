package dev.stet.platform.log;

import java.sql.SQLException;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Stands in the log for a failure whose message may quote what people wrote: same type by name, same trace, safe words. */
public final class RedactedThrowable extends Throwable {

    private static final int MAX_FAILURES = 100;

    private RedactedThrowable(String text) {
        super(text);
    }

    /** The failure itself where it and its causes hold nothing that needs to be hidden. */
    public static Throwable of(Throwable failure) {
        Map<String, String> safe = new HashMap<>();
        Set<Throwable> all = Collections.newSetFromMap(new IdentityHashMap<>());
        collect(failure, all, safe);
        return safe.isEmpty() ? failure : copy(failure, safe, new IdentityHashMap<>());
    }

    /**
     * For the words of a line: the failure itself where nothing needs to be hidden, else one that tells its safe words and
     * those of the database, and where it came from.
     */
    public static Throwable inOneLine(Throwable failure) {
        Throwable safe = of(failure);
        if (safe == failure) {
            return failure;
        }
        Throwable refused = failure;
        Throwable words = safe;
        for (int i = 0; i < MAX_FAILURES && words != null && !(refused instanceof SQLException); i++) {
            refused = refused.getCause();
            words = words.getCause();
        }
        RedactedThrowable line = new RedactedThrowable(
                words == null || words == safe ? safe.toString() : safe + " (" + words + ")");
        line.setStackTrace((words == null ? safe : words).getStackTrace());
        return line;
    }

    private static void collect(Throwable failure, Set<Throwable> all, Map<String, String> safe) {
        if (failure == null || all.size() == MAX_FAILURES || !all.add(failure)) {
            return;
        }
        if (SafeFailureText.isNeeded(failure)) {
            safe.put(Objects.toString(failure.getMessage(), ""), SafeFailureText.of(failure));
        }
        collect(failure.getCause(), all, safe);
        for (Throwable other : failure.getSuppressed()) {
            collect(other, all, safe);
        }
        collect(next(failure), all, safe);
    }

    private static Throwable copy(Throwable failure, Map<String, String> safe, Map<Throwable, RedactedThrowable> copies) {
        if (failure == null || copies.size() == MAX_FAILURES || copies.containsKey(failure)) {
            return copies.get(failure);
        }
        RedactedThrowable copy = new RedactedThrowable(failure.getClass().getName() + text(failure, safe));
        copies.put(failure, copy);
        copy.setStackTrace(failure.getStackTrace());
        Throwable cause = copy(failure.getCause(), safe, copies);
        if (cause != null && cause != copy) {
            copy.initCause(cause);
        }
        for (Throwable other : failure.getSuppressed()) {
            suppress(copy, copy(other, safe, copies));
        }
        suppress(copy, next(failure) == failure.getCause() ? null : copy(next(failure), safe, copies));
        return copy;
    }

    private static void suppress(RedactedThrowable copy, Throwable other) {
        if (other != null && other != copy) {
            copy.addSuppressed(other);
        }
    }

    /** What wraps a failure repeats its message, whole. */
    private static String text(Throwable failure, Map<String, String> safe) {
        if (SafeFailureText.isNeeded(failure)) {
            return ": " + SafeFailureText.of(failure);
        }
        String text = failure.getMessage();
        for (Map.Entry<String, String> unsafe : safe.entrySet()) {
            text = text == null || unsafe.getKey().isEmpty() ? text : text.replace(unsafe.getKey(), unsafe.getValue());
        }
        return text == null ? "" : ": " + text;
    }

    private static Throwable next(Throwable failure) {
        return failure instanceof SQLException refused ? refused.getNextException() : null;
    }

    /** The type of what it stands for, and the safe words; its own type says nothing. */
    @Override
    public String toString() {
        return getMessage();
    }
}
