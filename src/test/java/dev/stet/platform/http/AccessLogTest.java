package dev.stet.platform.http;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class AccessLogTest {

    private static class Lines extends Handler {

        private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

        @Override
        public void publish(LogRecord line) {
            lines.add(((ExtLogRecord) line).getFormattedMessage());
        }

        @Override
        public void flush() {
        }

        @Override
        public void close() {
        }
    }

    @Test
    void oneLineTellsOfAnExchangeButOfNobody() throws InterruptedException {
        Lines lines = new Lines();
        Logger.getLogger("stet.access").addHandler(lines);
        try {
            given().header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                    .header("User-Agent", "Secret").header("Authorization", "Bearer secret")
                    .get("/api/v1/previews/secret?secret=1");
            String line = lines.lines.poll(10, TimeUnit.SECONDS);
            assertTrue(line.matches("GET /api/v1/previews/… 40[04] \\d+ B \\d+ ms 0af7651916cd43dd8448eb211c80319c"), line);
        } finally {
            Logger.getLogger("stet.access").removeHandler(lines);
        }
    }
}
