import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Publishes an article on one node, time and again, and reads it on another each millisecond: how long after the publication
 * was acknowledged did a read begin that still showed the edition before? Prints editions, p50, p99 and the longest, in
 * milliseconds.
 */
class Staleness {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final int WARMING = 60;

    private final String writer;
    private final String reader;
    private final String key;

    private Staleness(String writer, String reader, String key) {
        this.writer = writer + "/api/v1/editorial/articles";
        this.reader = reader + "/api/v1/articles/";
        this.key = key;
    }

    /** WRITER READER KEY EDITIONS: the first two are addresses. */
    public static void main(String[] words) throws Exception {
        Staleness staleness = new Staleness(words[0], words[1], words[2]);
        staleness.measure(WARMING);
        List<Long> nanos = staleness.measure(Integer.parseInt(words[3]));
        Collections.sort(nanos);
        System.out.printf("%d editions: p50 %.0f ms, p99 %.0f ms, longest %.0f ms%n", nanos.size(),
                nanos.get(nanos.size() / 2) / 1e6, nanos.get(nanos.size() * 99 / 100) / 1e6,
                nanos.get(nanos.size() - 1) / 1e6);
    }

    private List<Long> measure(int editions) throws Exception {
        String slug = "staleness-" + System.nanoTime();
        HttpResponse<String> made = write("POST", "", "*", "{\"slug\":\"%s\",\"title\":\"0\",\"lead\":\"Well.\"}".formatted(slug));
        String id = JSON.readTree(made.body()).path("id").asText();
        List<Long> nanos = new ArrayList<>();
        Random chance = new Random(17);
        for (int edition = 1; edition <= editions; edition++) {
            publish(id, "edition " + edition);
            nanos.add(late(slug, "edition " + edition));
            Thread.sleep(chance.nextInt(200));
        }
        return nanos;
    }

    private void publish(String id, String title) throws Exception {
        HttpResponse<String> now = read(writer + "/" + id, key);
        ObjectNode article = JSON.createObjectNode();
        JsonNode there = JSON.readTree(now.body());
        for (String member : List.of("slug", "lead", "sections", "authors", "tags")) {
            article.set(member, there.path(member));
        }
        article.put("title", title);
        write("PUT", "/" + id, tag(now), article.toString());
        write("PUT", "/" + id + "/publication", tag(read(writer + "/" + id, key)), "{}");
    }

    /** When the last read that showed another title began, from now on. */
    private long late(String slug, String title) throws Exception {
        long acknowledged = System.nanoTime();
        long late = 0;
        for (long began = acknowledged; !read(reader + slug, null).body().contains('"' + title + '"'); began = System.nanoTime()) {
            late = began - acknowledged;
            Thread.sleep(1);
        }
        return late;
    }

    private static String tag(HttpResponse<String> answer) {
        return answer.headers().firstValue("ETag").orElseThrow();
    }

    private HttpResponse<String> read(String address, String bearer) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address));
        return send(bearer == null ? request : request.header("Authorization", "Bearer " + bearer));
    }

    private HttpResponse<String> write(String method, String path, String tag, String body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(writer + path)).header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json").method(method, HttpRequest.BodyPublishers.ofString(body));
        HttpResponse<String> answer = send(tag.equals("*") ? request : request.header("If-Match", tag));
        if (answer.statusCode() > 201) {
            throw new IllegalStateException(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer;
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
