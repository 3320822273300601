package dev.stet.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ForkJoinPool;

import org.junit.jupiter.api.Test;

import dev.stet.testsupport.BesideOthers;
import io.vertx.core.Vertx;

/** Connections are few, so none may be lost, whenever the time of an attempt is over. */
@BesideOthers
class WebhookSenderTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(1);
    private static final int ATTEMPTS = 400;

    @Test
    void aConnectionThatComesTooLateIsGivenBack() throws Exception {
        WebhookSettings settings = new WebhookDestinationTest.Settings(true);
        Vertx vertx = Vertx.vertx();
        List<Socket> connections = new CopyOnWriteArrayList<>();
        try (ServerSocket receiver = new ServerSocket(0, 500, InetAddress.getLoopbackAddress())) {
            CompletableFuture.runAsync(() -> accept(receiver, connections));
            WebhookSender sender = new WebhookSender(vertx, new WebhookDestination(settings), settings);
            URI url = URI.create("http://127.0.0.1:" + receiver.getLocalPort() + "/");
            List<CompletableFuture<DeliveryAttempt.Outcome>> sent = new ArrayList<>();
            for (int i = 0; i < ATTEMPTS; i++) {
                // the time is over somewhere on the way: before, while and after it connects
                long begun = System.nanoTime() - TIMEOUT.toNanos() + i * 20_000L;
                sent.add(sender.send(url, Map.of(), new byte[1], begun, ForkJoinPool.commonPool()));
                Thread.sleep(1);
            }
            sent.forEach(CompletableFuture::join);
            Thread.sleep(TIMEOUT.toMillis() * 2);
            assertEquals(0, connections.stream().filter(WebhookSenderTest::isOpen).count());
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    private static void accept(ServerSocket receiver, List<Socket> connections) {
        try {
            while (true) {
                connections.add(receiver.accept());
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private static boolean isOpen(Socket connection) {
        try {
            connection.setSoTimeout(1);
            int read;
            do {
                read = connection.getInputStream().read(new byte[1000]);
            } while (read > 0);
            return false;
        } catch (SocketTimeoutException quiet) {
            return true;
        } catch (IOException reset) {
            return false;
        }
    }
}
