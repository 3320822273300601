package dev.stet.webhook;

import java.net.UnknownHostException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;

import javax.net.ssl.SSLException;

/**
 * How an attempt ended. Holds nothing that a receiver chose but a number.
 *
 * @param status of the answer; {@code null} where there was none
 * @param note one of a few words; {@code null} for a success
 */
record AttemptOutcome(Integer status, String note) {

    /** What was to be sent could not be put together from the log. */
    static final AttemptOutcome UNREADABLE = new AttemptOutcome(null, "unreadable");

    private static final int GONE = 410;

    static AttemptOutcome answered(int status) {
        return new AttemptOutcome(status, switch (status / 100) {
            case 2 -> null;
            case 3 -> "redirect";
            default -> status == GONE ? "gone" : "refused";
        });
    }

    static AttemptOutcome failed(Throwable why) {
        Throwable cause = why instanceof CompletionException && why.getCause() != null ? why.getCause() : why;
        return new AttemptOutcome(null, cause instanceof WebhookDestination.Forbidden ? "forbidden-address"
                : cause instanceof UnknownHostException ? "unknown-host"
                        : cause instanceof TimeoutException ? "timeout"
                                : cause instanceof SSLException ? "tls" : "unreachable");
    }

    boolean succeeded() {
        return note == null;
    }

    /** The receiver wants nothing any more. */
    boolean isGone() {
        return "gone".equals(note);
    }
}
