package dev.stet.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import dev.stet.auth.account.Role;
import dev.stet.testsupport.Keys;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;

/** A client of server-sent events, as the standard has it. */
final class EventStream implements AutoCloseable {

    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final HttpResponse<InputStream> answer;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private volatile String lastId;

    /** @param comments what stood beside it; all there is where {@code kind} is {@code null} */
    record Event(String id, String kind, String data, List<String> comments) {

        JsonPath json() {
            return new JsonPath(data);
        }
    }

    private static final Event END = new Event(null, "end", null, List.of());

    private EventStream(HttpResponse<InputStream> answer) {
        this.answer = answer;
        Thread reader = new Thread(this::read, "event-stream");
        reader.setDaemon(true);
        reader.start();
    }

    /** @param lastEventId {@code null} for a new one */
    static EventStream open(Role role, String query, String lastEventId) throws IOException, InterruptedException {
        return open(Keys.of(role), query, lastEventId);
    }

    static EventStream open(String key, String query, String lastEventId) throws IOException, InterruptedException {
        HttpResponse<InputStream> answer = send(key, query, lastEventId);
        assertEquals(200, answer.statusCode());
        assertEquals("text/event-stream", answer.headers().firstValue("Content-Type").orElse("").split(";")[0]);
        return new EventStream(answer);
    }

    static HttpResponse<InputStream> send(String key, String query, String lastEventId)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest
                .newBuilder(URI.create("http://localhost:" + RestAssured.port + Follower.CHANGES + query))
                .header("Accept", "text/event-stream").header("Authorization", "Bearer " + key);
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    }

    HttpResponse<InputStream> answer() {
        return answer;
    }

    /** Where a client would come back. */
    String lastId() {
        return lastId;
    }

    /** The next that is no mere comment. */
    Event next() throws InterruptedException {
        for (Event event = any(); event != END; event = any()) {
            if (event.kind != null) {
                return event;
            }
        }
        return fail("The stream has ended");
    }

    Event any() throws InterruptedException {
        Event event = events.poll(20, TimeUnit.SECONDS);
        return event == null ? fail("Nothing came") : event;
    }

    void awaitEnd() throws InterruptedException {
        while (any() != END) {
            // what was under way
        }
    }

    List<String> kinds(int count) throws InterruptedException {
        List<String> kinds = new ArrayList<>();
        while (kinds.size() < count) {
            kinds.add(next().kind);
        }
        return kinds;
    }

    private void read() {
        try (var lines = new java.io.BufferedReader(
                new java.io.InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            List<String> block = new ArrayList<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isEmpty()) {
                    block.add(line);
                } else if (!block.isEmpty()) {
                    events.add(event(block));
                    block.clear();
                }
            }
        } catch (InterruptedIOException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            // closed from here, or broken off
        }
        events.add(END);
    }

    private Event event(List<String> block) {
        String id = field(block, "id");
        lastId = id == null ? lastId : id;
        return new Event(id, field(block, "event"), field(block, "data"),
                block.stream().filter(line -> line.startsWith(":")).toList());
    }

    private static String field(List<String> block, String name) {
        return block.stream().filter(line -> line.startsWith(name + ":")).map(line -> line.substring(name.length() + 1).strip())
                .findFirst().orElse(null);
    }

    @Override
    public void close() throws IOException {
        answer.body().close();
    }
}
