package dev.stet.platform;

/** Why the program cannot start, told to the operator in place of a stack trace: what happened, and the way out. */
public class StartupFailure extends RuntimeException {

    public StartupFailure(String message, Object... args) {
        super(args.length == 0 ? message : message.formatted(args), null, false, false);
    }

    /** What the process ends with, never 0. */
    public int exitCode() {
        return 1;
    }
}
