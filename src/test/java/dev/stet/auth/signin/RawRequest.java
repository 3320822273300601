package dev.stet.auth.signin;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;

import io.restassured.RestAssured;

/** HTTP by hand: a client library would tidy the paths and headers that the server is to be tried with. */
class RawRequest {

    private RawRequest() {
    }

    /** The whole answer, status line first. */
    static String get(String target, String... headers) {
        StringBuilder request = new StringBuilder("GET ").append(target)
                .append(" HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n");
        for (String header : headers) {
            request.append(header).append("\r\n");
        }
        try (Socket socket = new Socket("127.0.0.1", RestAssured.port)) {
            socket.getOutputStream().write(request.append("\r\n").toString().getBytes(ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
