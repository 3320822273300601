package dev.stet.platform.http;

import static dev.stet.platform.problem.ProblemType.UNAVAILABLE;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

import io.vertx.core.http.HttpServerResponse;

/** Takes what is written only for as long as somebody waits for the answer that it is for. */
final class AwaitedOutputStream extends FilterOutputStream {

    private final HttpServerResponse response;

    AwaitedOutputStream(OutputStream out, HttpServerResponse response) {
        super(out);
        this.response = response;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] { (byte) b }, 0, 1);
    }

    /** @throws dev.stet.platform.problem.Problem {@code unavailable}, which nobody reads, where the client has left */
    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (response.closed()) {
            throw UNAVAILABLE.because("Nobody waits for this answer any more.");
        }
        out.write(bytes, offset, length);
    }
}
