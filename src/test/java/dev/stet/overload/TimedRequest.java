package dev.stet.overload;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.concurrent.TimeUnit;

/**
 * One request on a connection of its own, and how long it took.
 *
 * @param outcome the status, or why there is none
 */
record TimedRequest(String outcome, String body, long millis) {

    private static final int PATIENCE_MILLIS = (int) Crowd.PATIENCE.toMillis();

    static TimedRequest get(String url) {
        return of("GET", url, null, null);
    }

    /** @param key of whom, {@code null} for anybody; with {@code json} as body, {@code null} for none */
    static TimedRequest of(String method, String url, String key, String json) {
        long begun = System.nanoTime();
        try {
            HttpURLConnection connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
            connection.setRequestMethod(method);
            connection.setConnectTimeout(PATIENCE_MILLIS);
            connection.setReadTimeout(PATIENCE_MILLIS);
            connection.setRequestProperty("Connection", "close");
            if (key != null) {
                connection.setRequestProperty("Authorization", "Bearer " + key);
            }
            if (json != null) {
                connection.setRequestProperty("Content-Type", "application/json");
                connection.setDoOutput(true);
                connection.getOutputStream().write(json.getBytes(UTF_8));
            }
            int status = connection.getResponseCode();
            try (InputStream in = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
                String body = in == null ? "" : new String(in.readAllBytes(), UTF_8);
                return new TimedRequest(Integer.toString(status), body, since(begun));
            }
        } catch (IOException | UncheckedIOException e) {
            return new TimedRequest(e.getClass().getSimpleName(), e.toString(), since(begun));
        }
    }

    private static long since(long begun) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
    }

    boolean isDone() {
        return outcome.matches("2\\d\\d");
    }
}
