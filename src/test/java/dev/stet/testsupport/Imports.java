package dev.stet.testsupport;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;

/** An import under way: its report is read while items are still being sent, which no HTTP client of Java does. */
public final class Imports implements AutoCloseable {

    private final Socket socket;
    private final OutputStream items;
    private final BufferedReader answer;
    private boolean answering;

    /** @param address of the program, without a slash at its end */
    public Imports(String address, String key) {
        URI server = URI.create(address);
        try {
            socket = new Socket(server.getHost(), server.getPort());
            items = socket.getOutputStream();
            answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
            items.write("""
                    POST /api/v1/integration/import HTTP/1.1
                    Host: %s
                    Authorization: Bearer %s
                    Content-Type: application/x-ndjson
                    Transfer-Encoding: chunked

                    """.replace("\n", "\r\n").formatted(server.getAuthority(), key).getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All lines in one chunk; each without its line break. */
    public void send(Iterable<String> lines) throws IOException {
        ByteArrayOutputStream chunk = new ByteArrayOutputStream();
        for (String line : lines) {
            chunk.writeBytes((line + "\n").getBytes(UTF_8));
        }
        items.write((Integer.toHexString(chunk.size()) + "\r\n").getBytes(UTF_8));
        items.write(chunk.toByteArray());
        items.write("\r\n".getBytes(UTF_8));
    }

    public void end() throws IOException {
        items.write("0\r\n\r\n".getBytes(UTF_8));
    }

    /** Waits for the next line of the report; {@code null} once it has ended. */
    public String report() throws IOException {
        if (!answering) {
            String status = answer.readLine();
            if (status == null || !status.contains(" 200 ")) {
                throw new AssertionError("The import was answered with " + status);
            }
            answering = true;
        }
        // what is not a report is a header, or the frame of a chunk: these hold whole lines
        for (String line = answer.readLine(); line != null; line = answer.readLine()) {
            if (line.startsWith("{")) {
                return line;
            }
            if (line.equals("0")) {
                return null;
            }
        }
        throw new IOException("The answer was cut off");
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
