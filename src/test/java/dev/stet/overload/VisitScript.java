package dev.stet.overload;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/**
 * What one client of a {@link Crowd} does again and again.
 *
 * @param head the request's first line and headers, each with its line break, without the empty line
 * @param body bytes that are promised, and sent one a second
 * @param stays whether its answer has no end, so that its first line is all that is waited for
 */
record VisitScript(String head, int body, boolean stays) {

    static VisitScript get(String path) {
        return new VisitScript("GET " + path + " HTTP/1.1\r\n", 0, false);
    }

    static VisitScript slowPost(String path) {
        int bytes = 100_000;
        return new VisitScript(
                "POST " + path + " HTTP/1.1\r\nContent-Type: application/json\r\nContent-Length: " + bytes + "\r\n",
                bytes, false);
    }

    VisitScript with(String header) {
        return new VisitScript(head + header + "\r\n", body, stays);
    }

    VisitScript staying() {
        return new VisitScript(head, body, true);
    }

    /** Each visit is a connection of its own, so that where it ends the answer does. */
    byte[] bytes(String authority) {
        return (head + "Host: " + authority + "\r\n" + (stays ? "" : "Connection: close\r\n") + "\r\n").getBytes(ISO_8859_1);
    }
}
