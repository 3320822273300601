package dev.stet.sync;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import dev.stet.auth.account.Role;
import dev.stet.testsupport.Given;
import dev.stet.testsupport.Keys;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;

/** Nothing is skipped or told twice, however many write at once and however long they take. */
@QuarkusTest
@Tag("soak")
class SyncSoakTest {

    private static final int WRITERS = 64;
    private static final int EACH = 10;

    @Test
    void everyReaderSeesEveryChangeOnceAndEachWritersInOrder() throws Exception {
        String before = Follower.now();
        ExecutorService threads = Executors.newCachedThreadPool();
        try (EventStream stream = EventStream.open(Role.READER, "?after=" + before, null)) {
            List<UUID> articles = IntStream.range(0, WRITERS).mapToObj(i -> UUID.randomUUID()).toList();
            List<CompletableFuture<Void>> writers = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                UUID article = articles.get(i);
                boolean slow = i % 8 == 0;
                writers.add(CompletableFuture.runAsync(() -> write(article, slow), threads));
            }
            CompletableFuture<List<String>> pages = CompletableFuture.supplyAsync(() -> read(before, "", articles), threads);
            CompletableFuture<List<String>> polled = CompletableFuture.supplyAsync(() -> read(before, "&wait=5", articles),
                    threads);
            List<String> streamed = new ArrayList<>();
            while (streamed.size() < WRITERS * EACH) {
                JsonPath change = stream.next().json();
                if (articles.contains(UUID.fromString(change.getString("article")))) {
                    streamed.add(change.getString("article") + " " + change.getInt("data.revision"));
                }
            }
            for (CompletableFuture<Void> writer : writers) {
                writer.get(180, TimeUnit.SECONDS);
            }
            List<String> read = pages.get(180, TimeUnit.SECONDS);
            assertComplete(articles, streamed);
            assertEquals(streamed, read);
            assertEquals(streamed, polled.get(180, TimeUnit.SECONDS));
            Thread.sleep(500);
            assertEquals(read, Follower.all(Role.READER, before, "", 100).stream()
                    .filter(change -> change.get("article") != null
                            && articles.contains(UUID.fromString((String) change.get("article"))))
                    .map(change -> change.get("article") + " " + ((Map<?, ?>) change.get("data")).get("revision")).toList());
        } finally {
            threads.shutdownNow();
        }
    }

    private static void assertComplete(List<UUID> articles, List<String> told) {
        assertEquals(WRITERS * EACH, new HashSet<>(told).size());
        for (UUID article : articles) {
            assertEquals(IntStream.range(0, EACH).mapToObj(i -> article + " " + i).toList(),
                    told.stream().filter(each -> each.startsWith(article.toString())).toList());
        }
    }

    /** Each change in a transaction of its own; those of the slow ones stay open while others commit, one for seconds. */
    private static void write(UUID article, boolean slow) {
        try (Connection database = DriverManager.getConnection(config("quarkus.datasource.jdbc.url"),
                config("quarkus.datasource.username"), config("quarkus.datasource.password"));
                PreparedStatement insert = database.prepareStatement(
                        "INSERT INTO change (kind, article_id, payload) VALUES ('article.revised', ?, ?::jsonb)")) {
            database.setAutoCommit(false);
            for (int i = 0; i < EACH; i++) {
                insert.setObject(1, article);
                insert.setString(2, "{\"slug\": \"slug\", \"locale\": \"en\", \"revision\": " + i + "}");
                insert.executeUpdate();
                Thread.sleep(slow ? i == EACH / 2 ? 2_000 : 300 : ThreadLocalRandom.current().nextInt(100));
                database.commit();
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String config(String name) {
        return ConfigProvider.getConfig().getOptionalValue(name, String.class).orElse(null);
    }

    private static List<String> read(String after, String patience, List<UUID> articles) {
        List<String> read = new ArrayList<>();
        while (read.size() < WRITERS * EACH) {
            JsonPath page = Follower.read(Role.READER, "?limit=7" + patience + "&after=" + after);
            List<Map<String, Object>> items = page.getList("items");
            items.stream().filter(item -> item.get("article") != null
                    && articles.contains(UUID.fromString((String) item.get("article"))))
                    .forEach(item -> read.add(item.get("article") + " " + ((Map<?, ?>) item.get("data")).get("revision")));
            after = page.getString("page.next");
        }
        return read;
    }

    @Test
    void aSnapshotAndWhatChangedSinceAreTheState() throws Exception {
        String locale = Given.locale();
        List<String> slugs = IntStream.range(0, 40).mapToObj(i -> Given.slug("state")).toList();
        Given.importedLines(slugs.stream().limit(25).map(slug -> Given.line(slug, locale, "Title")).toArray(String[]::new));
        ExecutorService editors = Executors.newFixedThreadPool(4);
        try {
            List<CompletableFuture<Void>> edits = IntStream.range(0, 4).mapToObj(i -> CompletableFuture
                    .runAsync(() -> publishAndWithdraw(slugs.subList(i * 10, i * 10 + 10), locale), editors)).toList();
            for (int round = 0; round < 3; round++) { // clients that begin at different times, while others edit
                follow(locale, CompletableFuture.allOf(edits.toArray(CompletableFuture[]::new)), round < 2);
            }
        } finally {
            editors.shutdownNow();
        }
    }

    /** @param early whether to begin while the editors are at it */
    private static void follow(String locale, CompletableFuture<Void> edits, boolean early) throws Exception {
        if (!early) {
            edits.get(120, TimeUnit.SECONDS);
        }
        Map<String, Object> state = new HashMap<>();
        JsonPath page = Follower.read(Role.READER, "?snapshot=true&limit=3");
        apply(page, locale, state);
        while (!edits.isDone() || page.getBoolean("page.more")) {
            page = Follower.read(Role.READER, "?limit=3&wait=1&after=" + page.getString("page.next"));
            apply(page, locale, state);
        }
        edits.get();
        for (boolean more = true; more; more = page.getBoolean("page.more")) { // what was committed up to now
            page = Follower.read(Role.READER, "?after=" + page.getString("page.next"));
            apply(page, locale, state);
        }
        assertEquals(published(locale), state);
        assertTrue(state.size() > 3);
    }

    private static void apply(JsonPath page, String locale, Map<String, Object> state) {
        for (Map<String, Object> change : page.<Map<String, Object>> getList("items")) {
            Map<?, ?> data = (Map<?, ?>) change.get("data");
            if (!locale.equals(data.get("locale"))) {
                continue;
            }
            switch ((String) change.get("kind")) {
                case "article.snapshot", "article.published" -> state.put((String) change.get("article"),
                        data.get("slug") + " " + data.get("edition") + " " + data.get("title"));
                case "article.withdrawn", "article.expired", "article.deleted" -> state.remove(change.get("article"));
                default -> {
                    // says nothing about what readers see
                }
            }
        }
    }

    private static Map<String, Object> published(String locale) {
        List<Map<String, Object>> items = given().get("/api/v1/articles?limit=100&locale=" + locale).then().statusCode(200)
                .extract().jsonPath().getList("items");
        return items.stream().collect(Collectors.toMap(item -> (String) item.get("id"),
                item -> item.get("slug") + " " + item.get("edition") + " " + item.get("title"), (a, b) -> b,
                LinkedHashMap::new));
    }

    private static void publishAndWithdraw(List<String> slugs, String locale) {
        Set<String> visible = new HashSet<>();
        for (int i = 0; i < 60; i++) {
            String slug = slugs.get(ThreadLocalRandom.current().nextInt(slugs.size()));
            if (visible.remove(slug)) {
                Response standing = editor().get(publication(slug, locale));
                editor().header("If-Match", standing.header("ETag")).delete(publication(slug, locale)).then().statusCode(200);
            } else {
                visible.add(slug);
                Given.importedLines(Given.line(slug, locale, "Title " + i));
            }
        }
    }

    private static io.restassured.specification.RequestSpecification editor() {
        return given().auth().oauth2(Keys.of(Role.EDITOR));
    }

    private static String publication(String slug, String locale) {
        return "/api/v1/editorial/articles/" + slug + "/publication?locale=" + locale;
    }
}
