package dev.stet.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.stet.platform.json.Json;
import dev.stet.testsupport.BesideOthers;
import dev.stet.testsupport.Given;
import dev.stet.testsupport.Program;
import dev.stet.testsupport.SharedPostgres;
import dev.stet.webhook.Receiver.Message;

/** Two programs deliver side by side, to a receiver that has every bad manner; one of them is killed, or stands still. */
@Tag("soak")
@BesideOthers
class DeliveryNodesTest {

    private static final int ROUNDS = 5;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Map<String, String> SETTINGS = Map.of("STET_WEBHOOK_ALLOW_PRIVATE", "true", "STET_SAMPLES", "false",
            "STET_WEBHOOK_TIMEOUT", "2s", "STET_WEBHOOK_FIRST_RETRY", "200ms");

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final SharedPostgres postgres = SharedPostgres.start();
    private final Receiver receiver = new Receiver();
    private final List<Program> nodes = new ArrayList<>();
    private final List<String> slugs = Stream.generate(() -> Given.slug("story")).limit(12).toList();
    private final Map<String, Integer> order = new ConcurrentHashMap<>();
    private JsonNode hook;

    @BeforeEach
    void start() throws Exception {
        Stream.generate(() -> CompletableFuture.supplyAsync(() -> postgres.node(SETTINGS))).limit(2).toList()
                .forEach(node -> nodes.add(node.join()));
        hook = Json.read(send("POST", WebhookRequests.PATH, "application/json", "{\"url\": \"" + receiver.url() + "\"}").body(),
                JsonNode.class);
    }

    @AfterEach
    void stop() {
        nodes.forEach(Program::close);
        receiver.close();
        postgres.close();
    }

    @Test
    void everyEventComesInOrderThoughTheReceiverMisbehavesAndANodeIsKilled() throws Exception {
        receiver.answers(this::misbehave);
        tell(0, 2);
        receiver.await(all -> all.messages().stream().anyMatch(message -> message.answered() == Receiver.HANGS), PATIENCE);
        nodes.remove(1).kill();
        receiver.answers(410);
        tell(2, 3);
        Eventually.holds(this::isDisabled);
        nodes.add(postgres.node(SETTINGS));
        tell(3, ROUNDS);
        receiver.answers(this::misbehave);
        enable();
        assertAllCameInOrder();
        Set<Integer> answered = Set.of(200, 302, 410, 500, Receiver.HANGS);
        assertTrue(answered.stream().allMatch(status -> receiver.messages().stream()
                .anyMatch(message -> message.answered() == status)), "it had every bad manner");
    }

    @Test
    @Tag("endurance")
    void everyEventComesInOrderThoughANodeStandsStillForLongerThanItsLeases() throws Exception {
        receiver.answers(this::misbehave);
        tell(0, 2);
        receiver.await(all -> all.messages().size() > 10, PATIENCE);
        nodes.get(1).freeze();
        Program still = nodes.remove(1);
        tell(2, ROUNDS);
        Thread.sleep(15_000);
        still.thaw();
        nodes.add(still);
        assertAllCameInOrder();
    }

    /** At three of twelve, and at the first try only, or it would take too long. */
    private synchronized int misbehave(Message message) {
        int place = order.size();
        if (order.putIfAbsent(message.id(), place) != null) {
            return 200;
        }
        return switch (place % 12) {
            case 0 -> Receiver.HANGS;
            case 1 -> 500;
            case 2 -> 302;
            default -> 200;
        };
    }

    /** Now to the one node, now to the other. */
    private void tell(int from, int to) throws Exception {
        for (int round = from; round < to; round++) {
            for (String slug : slugs) {
                send("POST", "/api/v1/integration/import", "text/markdown", Given.article(slug, "Round " + round));
            }
        }
    }

    private void assertAllCameInOrder() throws Exception {
        List<String> story = new ArrayList<>(List.of("article.created", "article.published"));
        for (int round = 1; round < ROUNDS; round++) {
            story.addAll(List.of("article.revised", "article.published"));
        }
        receiver.await(all -> slugs.stream().allMatch(slug -> all.kindsTaken(slug).size() == story.size()), PATIENCE);
        for (String slug : slugs) {
            assertEquals(story, receiver.kindsTaken(slug));
            assertOneAfterTheOther(receiver.messages().stream().filter(message -> message.slug().equals(slug)).toList());
        }
        for (Message message : receiver.messages()) {
            message.verify(hook.get("secret").asText());
        }
    }

    /** Nothing is even tried before what happened earlier was taken, nor any more once what happened later was tried. */
    private static void assertOneAfterTheOther(List<Message> ofOneArticle) {
        List<String> begun = new ArrayList<>();
        boolean taken = true;
        for (Message message : ofOneArticle) {
            if (!begun.contains(message.id())) {
                assertTrue(taken, "tried before the one ahead of it was taken");
                begun.add(message.id());
                taken = false;
            }
            assertEquals(begun.get(begun.size() - 1), message.id(), "tried after the one behind it");
            taken |= message.answered() / 100 == 2;
        }
    }

    private boolean isDisabled() {
        try {
            return read().get("disabled").asBoolean();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private void enable() throws Exception {
        ObjectNode form = (ObjectNode) read();
        String etag = form.get("etag").asText();
        form.put("disabled", false);
        send("PUT", WebhookRequests.PATH + "/" + hook.get("id").asText(), "application/json", Json.write(form), "If-Match",
                etag);
    }

    private JsonNode read() throws Exception {
        return Json.read(send("GET", WebhookRequests.PATH + "/" + hook.get("id").asText(), "application/json", "").body(),
                JsonNode.class);
    }

    private HttpResponse<String> send(String method, String path, String type, String body, String... headers)
            throws Exception {
        Program node = nodes.get(Math.floorMod(body.hashCode(), nodes.size()));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(node.address() + path))
                .header("Authorization", "Bearer " + SharedPostgres.KEY).header("Content-Type", type)
                .method(method, BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
        assertEquals(2, answer.statusCode() / 100, answer.body());
        return answer;
    }
}
