package dev.stet.testsupport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;

import org.apache.http.HttpException;
import org.apache.http.HttpResponse;
import org.apache.http.impl.io.ChunkedInputStream;
import org.apache.http.impl.io.DefaultHttpResponseParser;
import org.apache.http.impl.io.HttpTransportMetricsImpl;
import org.apache.http.impl.io.SessionInputBufferImpl;

/** An import under way: its report is read while items are still being sent, which no HTTP client of Java does. */
public final class Imports implements AutoCloseable {

    private final Socket socket;
    private final OutputStream items;
    private final SessionInputBufferImpl received = new SessionInputBufferImpl(new HttpTransportMetricsImpl(), 8_192);
    /** {@code null} before the answer begins. */
    private BufferedReader reports;

    /** @param address of the program, without a slash at its end */
    public Imports(String address, String key) {
        URI server = URI.create(address);
        try {
            socket = new Socket(server.getHost(), server.getPort());
            items = socket.getOutputStream();
            received.bind(socket.getInputStream());
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
        if (reports == null) {
            reports = answer();
        }
        return reports.readLine();
    }

    private BufferedReader answer() throws IOException {
        try {
            HttpResponse answer = new DefaultHttpResponseParser(received).parse();
            assertEquals(200, answer.getStatusLine().getStatusCode());
        } catch (HttpException unreadable) {
            throw new IOException(unreadable);
        }
        return new BufferedReader(new InputStreamReader(new ChunkedInputStream(received), UTF_8));
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
