package dev.stet.platform.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ServiceLoader;

import org.junit.jupiter.api.Test;

import io.netty.bootstrap.ChannelInitializerExtension;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;

/** On a connection that is none; SlowClientsTest tries it on real ones. */
class HeaderTimeoutTest {

    private static final Duration LIMIT = Duration.ofMillis(100);

    private final HeaderTimeout.Watch watch = new HeaderTimeout.Watch(LIMIT);
    private final EmbeddedChannel connection = new EmbeddedChannel(watch);

    private void waitAWhile() throws InterruptedException {
        for (int i = 0; i < 10; i++) {
            Thread.sleep(LIMIT.toMillis() / 4);
            connection.runScheduledPendingTasks();
        }
    }

    private void send(String bytes) {
        connection.writeInbound(Unpooled.copiedBuffer(bytes.getBytes()));
    }

    @Test
    void aConnectionOnWhichNothingComesIsClosed() throws InterruptedException {
        waitAWhile();
        assertFalse(connection.isOpen());
    }

    @Test
    void soIsOneWhoseHeadComesByteByByte() throws InterruptedException {
        for (int i = 0; i < 10 && connection.isOpen(); i++) {
            send("x");
            Thread.sleep(LIMIT.toMillis() / 4);
            connection.runScheduledPendingTasks();
        }
        assertFalse(connection.isOpen());
    }

    @Test
    void anAnswerMayTakeItsTimeAndSoMayTheNextRequest() throws InterruptedException {
        send("head");
        watch.head();
        waitAWhile();
        send("body");
        waitAWhile();
        watch.next();
        waitAWhile();
        assertTrue(connection.isOpen());
        send("h");
        waitAWhile();
        assertFalse(connection.isOpen());
    }

    @Test
    void nettyFindsIt() {
        assertTrue(ServiceLoader.load(ChannelInitializerExtension.class).stream()
                .anyMatch(found -> found.type() == HeaderTimeout.class));
        assertEquals("serviceload", System.getProperty("io.netty.bootstrap.extensions"));
        assertNotNull(connection.pipeline().get(HeaderTimeout.Watch.class));
    }
}
