package dev.stet.platform.edge;

import static io.restassured.RestAssured.given;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

/** Who asks and does not read costs no more than one answer, and gets all of them once they read. */
@QuarkusTest
class UnreadAnswersTest {

    private static final String REQUEST = "GET /openapi HTTP/1.1\r\nHost: stet\r\n\r\n";
    private static final int AHEAD = 20;

    @TestHTTPResource
    URI server;

    @Inject
    UnsentAnswers unsent;

    @Test
    void requestsThatAreSentAheadWaitUntilTheAnswersBeforeThemAreRead() throws Exception {
        byte[] document = given().get("/openapi").asByteArray();
        try (Socket client = connect()) {
            client.getOutputStream().write(REQUEST.repeat(AHEAD).getBytes(StandardCharsets.US_ASCII));
            long most = 0;
            for (int look = 0; look < 30; look++) {
                Thread.sleep(20);
                most = Math.max(most, unsent.bytes());
            }
            assertThat(most, greaterThan(0L));
            assertThat(most, lessThanOrEqualTo((long) document.length));
            InputStream answers = new BufferedInputStream(client.getInputStream(), 1 << 16);
            for (int i = 0; i < AHEAD; i++) {
                assertArrayEquals(document, answer(answers));
            }
        }
        given().get("/openapi").then().statusCode(200);
        assertEquals(0, unsent.bytes());
    }

    @Test
    void whoLeavesWithoutReadingLeavesNothingBehind() throws Exception {
        List<Socket> clients = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            Socket client = connect();
            client.getOutputStream().write(REQUEST.repeat(AHEAD).getBytes(StandardCharsets.US_ASCII));
            clients.add(client);
        }
        Thread.sleep(200);
        for (Socket client : clients) {
            client.close();
        }
        for (int look = 0; look < 500 && unsent.bytes() > 0; look++) {
            Thread.sleep(10);
        }
        assertEquals(0, unsent.bytes());
    }

    @Test
    void whoSendsFarAheadIsCutOff() throws Exception {
        try (Socket client = connect()) {
            client.setSoTimeout(20_000);
            byte[] many = "GET /q/health/live HTTP/1.1\r\nHost: stet\r\n\r\n".repeat(1_000).getBytes(StandardCharsets.US_ASCII);
            assertThrows(SocketException.class, () -> {
                for (int i = 0; i < 1_000; i++) {
                    client.getOutputStream().write(many);
                }
            });
        }
        given().get("/q/health/live").then().statusCode(200);
    }

    private Socket connect() throws IOException {
        Socket client = new Socket();
        client.setReceiveBufferSize(16_384); // or the system would take an answer or two on its behalf
        client.connect(new java.net.InetSocketAddress(server.getHost(), server.getPort()));
        client.setSoTimeout(20_000);
        return client;
    }

    private static byte[] answer(InputStream in) throws IOException {
        assertThat(line(in), is("HTTP/1.1 200 OK"));
        int length = 0;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            length = header.toLowerCase().startsWith("content-length: ") ? Integer.parseInt(header.substring(16)) : length;
        }
        return in.readNBytes(length);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            assertThat("the connection ended", b, greaterThan(-1));
            line.append((char) b);
        }
        return line.toString().strip();
    }
}
