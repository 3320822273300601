package dev.stet.overload;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/**
 * What one client of a {@link Crowd} does again and again.
 *
 * @param head the request's first line and headers, each with its line break, without the empty line
 * @param body bytes that are promised, and sent one a second
 * @param stays whether its answer has no end, so that its first line is all that is waited for
 */
record Visit(String head, int body, boolean stays) {

    static Visit get(String path) {
        return new Visit("GET " + path + " HTTP/1.1\r\n", 0, false);
    }

    static Visit slowPost(String path) {
        int bytes = 100_000;
        return new Visit("POST " + path + " HTTP/1.1\r\nContent-Type: application/json\r\nContent-Length: " + bytes + "\r\n",
                bytes, false);
    }

    Visit with(String header) {
        return new Visit(head + header + "\r\n", body, stays);
    }

    Visit staying() {
        return new Visit(head, body, true);
    }

    /** Each visit is a connection of its own, so that where it ends the answer does. */
    byte[] bytes(String authority) {
        return (head + "Host: " + authority + "\r\n" + (stays ? "" : "Connection: close\r\n") + "\r\n").getBytes(ISO_8859_1);
    }
}
