package dev.stet.testsupport;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import io.restassured.RestAssured;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;

/** A client that sends headers as they are, however wrong, and many requests in a short time. */
public final class Wire implements AutoCloseable {

    /** Not the program's own, which counts what its clients do. */
    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client;

    public Wire() {
        client = vertx.createHttpClient(
                new HttpClientOptions().setMaxPoolSize(8).setKeepAlive(true).setDecompressionSupported(false));
    }

    public record Answer(int status, Map<String, String> headers, String body) {

        public String header(String name) {
            return headers.getOrDefault(name.toLowerCase(), "");
        }
    }

    /** Sends a header of several lines as so many. */
    public CompletableFuture<Answer> send(String method, String target, Map<String, List<String>> headers, String body) {
        RequestOptions options = new RequestOptions().setHost("127.0.0.1").setPort(RestAssured.port).setURI(target)
                .setMethod(HttpMethod.valueOf(method)).setTimeout(20_000);
        return client.request(options).compose(request -> {
            headers.forEach((name, lines) -> request.putHeader(name, lines));
            return body == null ? request.send() : request.send(Buffer.buffer(body));
        }).compose(response -> response.body().map(bytes -> new Answer(response.statusCode(), map(response.headers()),
                bytes.toString()))).toCompletionStage().toCompletableFuture();
    }

    public Answer get(String target, Map<String, List<String>> headers) {
        try {
            return send("GET", target, headers, null).join();
        } catch (CompletionException e) {
            throw new AssertionError("GET " + target, e.getCause());
        }
    }

    private static Map<String, String> map(MultiMap headers) {
        return headers.names().stream().collect(java.util.stream.Collectors.toMap(String::toLowerCase,
                name -> String.join("\n", headers.getAll(name)), (one, other) -> one));
    }

    @Override
    public void close() {
        client.close();
        vertx.close();
    }
}
