package dev.stet.platform.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A client that knows no HTTP: it sends what it is told, and reads until the answer is whole or the server closes. */
public class RawHttp implements AutoCloseable {

    private final Socket socket;

    public RawHttp(URI server) throws IOException {
        socket = new Socket(server.getHost(), server.getPort());
        socket.setSoTimeout(20_000);
    }

    /** A server may close before it has read everything; what it answered is still to be read then. */
    public RawHttp send(String text) throws IOException {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
        } catch (SocketException e) {
            // closed meanwhile
        }
        return this;
    }

    /** Head and body. */
    public String answer() throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        InputStream in = socket.getInputStream();
        for (int b = in.read(); b >= 0; b = in.read()) {
            read.write(b);
            if (isWhole(read.toString(StandardCharsets.UTF_8), read.size())) {
                break;
            }
        }
        return read.toString(StandardCharsets.UTF_8);
    }

    private static boolean isWhole(String text, int size) {
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            return false;
        }
        String head = text.substring(0, end).toLowerCase();
        int length = head.indexOf("content-length: ");
        return length < 0 ? head.startsWith("http/1.1 100") || head.contains(" 204 ")
                : size >= end + 4 + Integer.parseInt(head.substring(length + 16).split("\r\n")[0].strip());
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
