package dev.stet.testsupport;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One request and its answer, as seen on the wire.
 *
 * @param path still percent-encoded
 * @param query decoded, each name with its values in order
 * @param body the answer's, empty where there is none
 */
record RecordedExchange(String method, String path, Map<String, List<String>> query, Message request, int status,
        Message answer) {

    /** Names of headers in any case; {@code body} is {@code null} where it is not known. */
    record Message(Map<String, String> headers, String body) {

        Message {
            Map<String, String> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            anyCase.putAll(headers);
            headers = anyCase;
        }

        Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name));
        }

        /** Without parameters, or empty where none is named. */
        String mediaType() {
            return header("Content-Type").map(type -> type.split(";")[0].strip().toLowerCase()).orElse("");
        }

        boolean isEmpty() {
            return body == null || body.isEmpty();
        }
    }

    boolean isHead() {
        return method.equals("HEAD");
    }

    boolean succeeds() {
        return status / 100 == 2;
    }

    boolean fails() {
        return status >= 400;
    }
}
