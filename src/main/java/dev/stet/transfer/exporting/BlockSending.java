package dev.stet.transfer.exporting;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.vertx.core.Context;

/**
 * Writes no more than a few blocks ahead of those that the connection has taken: only then does it tell whether its client
 * keeps up. Over HTTP/2 all of a file would else wait in memory, since a disk is faster than the thread that sends. One at a
 * time would wait for that thread, which serves many, as often as there are blocks.
 */
final class BlockSending {

    /** In bytes. */
    static final int BLOCK = 1 << 16;

    private static final int AHEAD = 4;
    /** For one block to pass through a thread that never waits; it does end, with the program. */
    private static final int MAX_SECONDS = 60;

    private final OutputStream out;
    private final Context connection;
    private final Deque<CompletableFuture<Void>> underWay = new ArrayDeque<>();

    BlockSending(OutputStream out, Context connection) {
        this.out = out;
        this.connection = connection;
    }

    /** @param length of the block, at most {@link #BLOCK} */
    void write(byte[] block, int length) throws IOException {
        out.write(block, 0, length);
        CompletableFuture<Void> taken = new CompletableFuture<>();
        connection.runOnContext(none -> taken.complete(null));
        underWay.add(taken);
        if (underWay.size() == AHEAD) {
            await(underWay.poll());
        }
    }

    private static void await(CompletableFuture<Void> taken) throws IOException {
        try {
            taken.get(MAX_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("The connection takes nothing", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }
}
