package dev.stet.platform.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.stream.IntStream;

import dev.stet.platform.StartupFailure;

/** Of 127.0.0.1, where the server listens. */
final class LoopbackPort {

    private static final int TO_TRY = 100;

    private LoopbackPort() {
    }

    /** {@code preferred} or the next one that nobody has. */
    static int free(int preferred) {
        return IntStream.range(preferred, Math.min(preferred + TO_TRY, 65536)).filter(LoopbackPort::isFree).findFirst()
                .orElseThrow(() -> new StartupFailure("The ports %d to %d of 127.0.0.1 are all taken. "
                        + "Set STET_POSTGRES_PORT to a free one.", preferred, preferred + TO_TRY - 1));
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] { 127, 0, 0, 1 }), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
