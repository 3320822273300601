package dev.stet.testsupport;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A line to a PostgreSQL of this machine that can be disturbed. */
public final class DisturbedConnection implements AutoCloseable {

    private static final int NOTIFICATION = 'A';

    /** What becomes of what is sent. */
    public enum State {
        GOOD,
        /** Notifications are lost on it, all else arrives. */
        DEAF,
        /** All connections are broken, and new ones, too. */
        CUT,
        /** Nothing arrives and nothing breaks. */
        SILENT
    }

    private final ServerSocket door;
    private final int server;
    private final Set<Socket> ends = ConcurrentHashMap.newKeySet();
    private final AtomicInteger lost = new AtomicInteger();
    private State state = State.GOOD;

    public DisturbedConnection(int server) {
        try {
            this.server = server;
            this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        run(this::accept);
    }

    /** Not encrypted, so that notifications can be told from the rest. */
    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + door.getLocalPort() + "/stet?sslmode=disable";
    }

    public synchronized void become(State next) {
        state = next;
        notifyAll();
        if (next == State.CUT) {
            ends.forEach(DisturbedConnection::close);
        }
    }

    /** How many notifications were. */
    public int lost() {
        return lost.get();
    }

    private synchronized boolean isLost(int type) {
        boolean drop = state == State.DEAF && type == NOTIFICATION;
        lost.addAndGet(drop ? 1 : 0);
        return drop;
    }

    private synchronized boolean isCut() {
        return state == State.CUT;
    }

    private synchronized void awaitSound() {
        while (state == State.SILENT) {
            try {
                wait();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = door.accept();
            if (isCut()) {
                close(client);
                continue;
            }
            Socket far = new Socket(InetAddress.getLoopbackAddress(), server);
            client.setTcpNoDelay(true);
            far.setTcpNoDelay(true);
            ends.add(client);
            ends.add(far);
            run(() -> pass(client, far));
            run(() -> passMessages(far, client));
        }
    }

    private void pass(Socket from, Socket to) throws IOException {
        try (from; to) {
            byte[] some = new byte[8_192];
            for (int count = from.getInputStream().read(some); count > 0; count = from.getInputStream().read(some)) {
                awaitSound();
                to.getOutputStream().write(some, 0, count);
            }
        }
    }

    /** Of the server's language only this matters: a letter, a length that counts itself, and so many bytes. */
    private void passMessages(Socket from, Socket to) throws IOException {
        try (from; to) {
            DataInputStream in = new DataInputStream(new BufferedInputStream(from.getInputStream()));
            DataOutputStream out = new DataOutputStream(new BufferedOutputStream(to.getOutputStream()));
            while (true) {
                int type = in.readUnsignedByte();
                byte[] message = in.readNBytes(in.readInt() - Integer.BYTES);
                awaitSound();
                if (!isLost(type)) {
                    out.writeByte(type);
                    out.writeInt(message.length + Integer.BYTES);
                    out.write(message);
                }
                if (in.available() == 0) {
                    out.flush();
                }
            }
        }
    }

    private interface Work {

        void run() throws IOException;
    }

    private static void run(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException ended) {
                // by either end, or by a cut
            }
        }, "line");
        thread.setDaemon(true);
        thread.start();
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // it was closed
        }
    }

    @Override
    public void close() {
        become(State.CUT);
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
