package dev.stet.platform.edge;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import dev.stet.auth.account.Role;
import dev.stet.testsupport.Keys;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

/** Whoever follows the changes begins soon, whatever others do who may become followers. */
@QuarkusTest
class StreamOpeningsTest {

    private static final String CHANGES = "/api/v1/integration/changes";
    private static final String FOLLOWING = "GET " + CHANGES;
    private static final String STREAM = "text/event-stream";
    /** Well before a place is taken from whoever holds it. */
    private static final int SOON = (int) StreamOpenings.LONGEST_OPENING.toMillis() - 1_000;

    private final List<Socket> others = new ArrayList<>();

    /** Of the log, so that nobody has to read what all the other tests did. */
    private String end;

    @BeforeEach
    void findTheEnd() {
        end = given().auth().oauth2(Keys.of(Role.READER)).get(CHANGES + "?article=" + UUID.randomUUID()).path("page.next");
    }

    @AfterEach
    void leave() throws IOException {
        for (Socket other : others) {
            other.close();
        }
    }

    @Test
    void bodiesThatDoNotArriveHoldNoStreamUp() throws IOException {
        for (int i = 0; i < StreamOpenings.AT_ONCE + 4; i++) {
            others.add(send("POST /api/v1/articles/any/comments", "*/*, " + STREAM, "Content-Length: 1000\r\n"));
        }
        assertBegins(SOON);
    }

    @Test
    @Tag("soak")
    void nobodyWhoWaitsForSomethingElseHoldsOneUpForLong() throws IOException {
        for (int i = 0; i < StreamOpenings.AT_ONCE; i++) {
            others.add(send(FOLLOWING + "?wait=30&article=" + UUID.randomUUID(), "application/json, " + STREAM + ";q=0.1", ""));
        }
        for (int i = 0; i < 20; i++) {
            send(FOLLOWING, STREAM, "").close(); // leaves while it waits, and takes no place
        }
        assertBegins((int) StreamOpenings.LONGEST_OPENING.toMillis() + 5_000);
        for (int i = 0; i < StreamOpenings.AT_ONCE * 2; i++) {
            assertBegins(SOON);
        }
    }

    private void assertBegins(int millis) throws IOException {
        Socket stream = send(FOLLOWING + "?after=" + end, STREAM, "");
        others.add(stream);
        stream.setSoTimeout(millis);
        byte[] begin = stream.getInputStream().readNBytes(12);
        assertEquals("HTTP/1.1 200", new String(begin, StandardCharsets.ISO_8859_1));
    }

    private static Socket send(String request, String accept, String headers) throws IOException {
        Socket socket = new Socket("127.0.0.1", RestAssured.port);
        socket.getOutputStream().write((request + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                + Keys.of(Role.READER) + "\r\nAccept: " + accept + "\r\nContent-Type: application/json\r\n" + headers + "\r\n")
                .getBytes(StandardCharsets.ISO_8859_1));
        return socket;
    }
}
