package dev.stet.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import dev.stet.testsupport.BesideOthers;
import dev.stet.testsupport.Dump;
import dev.stet.testsupport.Given;
import dev.stet.testsupport.Program;
import dev.stet.testsupport.SharedPostgres;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;

/** Who follows the log goes on with the same cursor when the database was restored from a dump, on another server. */
@Tag("soak")
@BesideOthers
class RestoreTest {

    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final int WRITERS = 8;
    private static final int EACH = 20;
    /** Of the changes, which are twice as many as what is written: enough are left for later. */
    private static final int FIRST = WRITERS * EACH / 2;
    private static final Map<String, String> SETTINGS = Map.of("STET_SAMPLES", "false");

    /** What was told, and where to go on. */
    private record Told(List<String> changes, String next) {
    }

    @Test
    void nothingIsMissedOrRepeatedAcrossDumpAndRestore() throws Exception {
        try (SharedPostgres old = SharedPostgres.start();
                SharedPostgres restored = SharedPostgres.start();
                Connection source = old.connect();
                Connection target = restored.connect();
                Connection late = old.connect()) {
            Told before = followUntilKilled(old);
            leaveUnnumbered(source, 5);
            late.setAutoCommit(false);
            leaveUnnumbered(late, 1); // open while the dump is made: it never happened
            Dump.restore(source, target);
            late.rollback();
            try (Program program = restored.node(SETTINGS)) {
                Told after = follow(program, before.next, 7, Integer.MAX_VALUE);
                assertTrue(before.changes.size() >= FIRST && after.changes.size() >= FIRST, before + " " + after);
                List<String> all = new ArrayList<>(before.changes);
                all.addAll(after.changes);
                assertEquals(log(target), all);
                assertEquals(after.changes, stream(program, before.next, after.changes.size()));
                goOn(program, after.next, target);
            }
        }
    }

    /** One of the writers keeps a change open for seconds; the cursor is taken in the midst of all this. */
    private static Told followUntilKilled(SharedPostgres old) throws Exception {
        try (Program program = old.node(SETTINGS); Connection slow = old.connect()) {
            slow.setAutoCommit(false);
            leaveUnnumbered(slow, 1);
            List<CompletableFuture<Void>> writers = IntStream.range(0, WRITERS)
                    .mapToObj(i -> CompletableFuture.runAsync(() -> write(program, EACH))).toList();
            Told begun = new Told(List.of(), null);
            while (begun.changes.size() < FIRST) {
                begun = follow(program, null, 10, FIRST);
            }
            slow.commit();
            for (CompletableFuture<Void> writer : writers) {
                writer.get();
            }
            program.kill();
            return begun;
        }
    }

    private static void goOn(Program program, String next, Connection target) throws Exception {
        int before = log(target).size();
        write(program, 3);
        List<String> more = follow(program, next, 100, Integer.MAX_VALUE).changes;
        assertEquals(log(target).subList(before, log(target).size()), more);
        assertEquals(6, more.size()); // created and published, twice revised and published
    }

    /** The same article again and again: made or revised, and published. */
    private static void write(Program program, int times) {
        String slug = Given.slug("restored");
        for (int i = 0; i < times; i++) {
            HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(program.address()
                    + "/api/v1/integration/import")).header("Content-Type", "text/markdown")
                    .POST(BodyPublishers.ofString(Given.article(slug, "Title " + i))));
            assertEquals(200, answer.statusCode(), answer.body());
        }
    }

    /** Committed, but no program was there to number it. */
    private static void leaveUnnumbered(Connection database, int count) throws SQLException {
        try (PreparedStatement insert = database
                .prepareStatement("INSERT INTO change (kind, article_id) VALUES ('article.revised', ?)")) {
            for (int i = 0; i < count; i++) {
                insert.setObject(1, UUID.randomUUID());
                insert.executeUpdate();
            }
        }
    }

    /**
     * @param after {@code null} for the beginning
     * @param enough where not to ask for more, though there is
     */
    private static Told follow(Program program, String after, int limit, int enough) {
        List<String> told = new ArrayList<>();
        JsonPath page;
        do {
            page = new JsonPath(send(HttpRequest.newBuilder(URI.create(program.address() + Follower.CHANGES + "?limit=" + limit
                    + (after == null ? "" : "&after=" + after)))).body());
            page.<Map<String, Object>> getList("items").forEach(change -> told.add(text(change)));
            after = page.getString("page.next");
        } while (page.getBoolean("page.more") && told.size() < enough);
        return new Told(told, after);
    }

    private static List<String> stream(Program program, String after, int count) throws Exception {
        int port = RestAssured.port;
        RestAssured.port = URI.create(program.address()).getPort();
        try (EventStream stream = EventStream.open(SharedPostgres.KEY, "", after)) {
            List<String> told = new ArrayList<>();
            while (told.size() < count) {
                told.add(text(stream.next().json().getMap("$")));
            }
            return told;
        } finally {
            RestAssured.port = port;
        }
    }

    private static String text(Map<String, Object> change) {
        return change.get("kind") + " " + change.get("article") + " " + ((Map<?, ?>) change.get("data")).get("revision");
    }

    /** As it stands in the database. */
    private static List<String> log(Connection database) throws SQLException {
        try (ResultSet rows = database.createStatement().executeQuery("""
                SELECT kind, coalesce(article_id::text, 'null'), coalesce(payload ->> 'revision', 'null') FROM change
                ORDER BY position, seq""")) {
            List<String> log = new ArrayList<>();
            while (rows.next()) {
                log.add(rows.getString(1) + " " + rows.getString(2) + " " + rows.getString(3));
            }
            return log;
        }
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.header("Authorization", "Bearer " + SharedPostgres.KEY).build(),
                    BodyHandlers.ofString());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
