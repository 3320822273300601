package dev.stet.platform.log;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.nio.channels.ClosedChannelException;
import java.sql.SQLException;
import java.util.List;

import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.StreamResetException;

/** The end of a connection, as the JDK and frameworks tell it. Whose connection it was is for the caller to know. */
public final class ConnectionEnd {

    private static final int MAX_CAUSES = 50;
    /** Of the system, and of the stream that Quarkus REST writes answers to: types tell less. */
    private static final List<String> WORDS = List.of("Connection reset", "Broken pipe", "Connection has been closed");

    private ConnectionEnd() {
    }

    /** Whether this failure says it, without its causes. */
    public static boolean isToldBy(Throwable failure) {
        return failure instanceof HttpClosedException || failure instanceof StreamResetException
                || failure instanceof SocketException && !isOfOurMaking(failure) || failure instanceof ClosedChannelException
                || failure instanceof IOException && hasWords(failure.getMessage());
    }

    /** Of a connection to another server, which never came to be. */
    private static boolean isOfOurMaking(Throwable failure) {
        return failure instanceof ConnectException || failure instanceof NoRouteToHostException;
    }

    private static boolean hasWords(String message) {
        return message != null && WORDS.stream().anyMatch(message::contains);
    }

    /** Whether it, or what caused it, says so, and the connection was none to the database. */
    static boolean isBehind(Throwable failure) {
        boolean told = false;
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < MAX_CAUSES; depth++) {
            if (cause instanceof SQLException) {
                return false;
            }
            told |= isToldBy(cause);
            cause = cause.getCause();
        }
        return told;
    }
}
