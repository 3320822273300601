package dev.stet.overload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Many clients on one thread, each on the connection of its own that it opens anew as soon as it was answered. */
final class Crowd implements AutoCloseable {

    private static final int TICK_MILLIS = 20;
    /** Longer than anybody has a reason to keep a client waiting, or to wait for one. */
    static final Duration PATIENCE = Duration.ofSeconds(20);

    private final String name;
    private final OutcomeCounts outcomeCounts = new OutcomeCounts();
    private final List<CrowdClient> clients = new ArrayList<>();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 16);
    private final Selector selector;
    private final Thread thread = new Thread(this::run, "crowd");
    private volatile boolean ending;
    private volatile RuntimeException failure;

    /** @param address of the program, without a slash at its end */
    Crowd(String address, int size, VisitScript visit) {
        name = size + " × " + visit.head().lines().findFirst().orElseThrow();
        try {
            selector = Selector.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        URI server = URI.create(address);
        InetSocketAddress to = new InetSocketAddress(server.getHost(), server.getPort());
        for (int i = 0; i < size; i++) {
            clients.add(new CrowdClient(to, from(i), visit, outcomeCounts));
        }
        thread.setDaemon(true);
        thread.start();
    }

    /** Ten of them share an address. Linux has all of 127.0.0.0/8, other systems the first. */
    private static InetSocketAddress from(int client) {
        boolean many = System.getProperty("os.name").equals("Linux");
        return new InetSocketAddress(many ? "127.0.1." + (1 + client / 10) : "127.0.0.1", 0);
    }

    OutcomeCounts tally() {
        return outcomeCounts;
    }

    @Override
    public String toString() {
        return name;
    }

    private void run() {
        try {
            for (long ticked = 0; !ending;) {
                selector.select(TICK_MILLIS);
                for (SelectionKey key : selector.selectedKeys()) {
                    ((CrowdClient) key.attachment()).ready(key, buffer);
                }
                selector.selectedKeys().clear();
                if (System.nanoTime() - ticked > TimeUnit.MILLISECONDS.toNanos(TICK_MILLIS)) { // they are many to be asked
                    for (CrowdClient client : clients) {
                        client.tick(selector);
                    }
                    ticked = System.nanoTime();
                }
            }
        } catch (IOException e) {
            failure = new UncheckedIOException(e);
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    /** They leave, whatever they were doing; who had been waiting for too long is counted. */
    @Override
    public void close() {
        try {
            ending = true;
            thread.join();
            clients.forEach(CrowdClient::leave);
            selector.close();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
        if (failure != null) {
            throw failure;
        }
    }
}
