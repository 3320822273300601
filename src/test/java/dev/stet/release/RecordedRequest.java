package dev.stet.release;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A request that changes nothing.
 *
 * @param as whose key goes with it; {@code null} for anybody
 * @param body {@code null} for none; JSON of a POST, a form of a QUERY
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RecordedRequest(String method, String path, String as, String accept, String body) {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    static RecordedRequest of(String path) {
        return new RecordedRequest("GET", path, null, null, null);
    }

    RecordedRequest as(String who) {
        return new RecordedRequest(method, path, who, accept, body);
    }

    RecordedRequest accepting(String type) {
        return new RecordedRequest(method, path, as, type, body);
    }

    /** By a plain client, which follows nothing; without the address of the program, which says it wherever links are. */
    RecordedAnswer ask(RunningStet runningStet) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(runningStet.address() + path)).method(method,
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (as != null) {
            request.header("Authorization", "Bearer " + runningStet.keys().get(as));
        }
        if (accept != null) {
            request.header("Accept", accept);
        }
        if (body != null) {
            request.header("Content-Type", method.equals("QUERY") ? "application/x-www-form-urlencoded" : "application/json");
        }
        try {
            HttpResponse<String> answer = CLIENT.send(request.build(), BodyHandlers.ofString());
            return new RecordedAnswer(answer.statusCode(), header(answer, "Content-Type"),
                    header(answer, "Location").replace(runningStet.address(), ""),
                    answer.body().replace(runningStet.address(), ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    @Override
    public String toString() {
        return method + " " + path + (as == null ? "" : " as " + as) + (accept == null ? "" : " for " + accept)
                + (body == null ? "" : " with " + body);
    }
}
