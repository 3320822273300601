package dev.stet.article;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

import dev.stet.testsupport.Completeness;
import io.restassured.RestAssured;

/** Every address under which the OpenAPI document lets anybody read, as it leads to one article. */
public class PublicAddresses {

    private static final Pattern PARAMETER = Pattern.compile("\\{([^}]+)}");
    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** Pages that the document does not tell of. */
    private static final List<String> BESIDE = List.of("/openapi", "/problems", "/problems/not-found", "/q/health",
            "/q/metrics",
            "/swagger-ui");

    private final JsonNode document;

    private PublicAddresses(JsonNode document) {
        this.document = document;
    }

    public static PublicAddresses ofTheDocument() throws IOException {
        return new PublicAddresses(new YAMLMapper().readTree(RestAssured.get("/openapi").asString()));
    }

    /** One way to ask. */
    public record Address(String operation, String path) {
    }

    /** What was answered: status, headers and body. */
    public record Answer(int status, String headers, String body) {

        public String all() {
            return headers + "\n" + body;
        }
    }

    public List<Address> addresses(Canary canary) {
        List<Address> all = new ArrayList<>();
        Completeness.operations(document).filter(operation -> isRead(operation.name(), operation.definition()))
                .forEach(operation -> {
                    String id = operation.definition().path("operationId").asText();
                    for (String path : paths(operation.name().substring(4), canary)) {
                        queries(operation.definition(), canary).forEach(query -> all.add(new Address(id, path + query)));
                    }
                });
        BESIDE.forEach(path -> all.add(new Address(path, path)));
        return all;
    }

    /** Not a stream, which has no end and tells what the list does. */
    private static boolean isRead(String name, JsonNode definition) {
        return name.startsWith("GET ") && !definition.at("/responses/200/content").has("text/event-stream");
    }

    /** Every way to fill the path's parameters. */
    private static List<String> paths(String template, Canary canary) {
        Matcher parameter = PARAMETER.matcher(template);
        if (!parameter.find()) {
            return List.of(template);
        }
        return values(template, parameter.group(1), canary).stream()
                .flatMap(value -> paths(template.replace(parameter.group(), encoded(value)), canary).stream()).toList();
    }

    private static List<String> values(String template, String parameter, Canary canary) {
        return switch (parameter) {
            case "slug" -> template.contains("/tags/") ? List.of(canary.word() + "tag")
                    : template.contains("/authors/") ? List.of(canary.word() + "author") : slugsAndId(canary);
            case "article" -> List.of(canary.slugs().iterator().next(), canary.id());
            case "section" -> List.of(canary.section());
            case "number" -> List.of("1", "2");
            case "token" -> List.of(canary.preview());
            case "id" -> List.of(canary.previewId());
            case "account", "key", "comment", "block", "webhook", "delivery" -> List.of("0192f0c1-0000-7000-8000-000000000000");
            default -> throw new AssertionError("This walk does not know what to put for {" + parameter + "} of " + template);
        };
    }

    private static List<String> slugsAndId(Canary canary) {
        return Stream.concat(canary.slugs().stream(), Stream.of(canary.id())).toList();
    }

    /** Without parameters, and with each value of each, always of this article's locale but for the first. */
    private static Stream<String> queries(JsonNode definition, Canary canary) {
        List<String> names = new ArrayList<>();
        definition.path("parameters").forEach(parameter -> {
            if (parameter.path("in").asText().equals("query")) {
                names.add(parameter.path("name").asText());
            }
        });
        String locale = names.contains("locale") ? "locale=" + canary.locale() : "";
        Stream<String> each = names.stream().flatMap(name -> parameterValues(canary).getOrDefault(name, List.of()).stream()
                .map(value -> "?" + locale + "&" + name + "=" + encoded(value)));
        return Stream.concat(Stream.of("", "?" + locale), each).distinct();
    }

    private static Map<String, List<String>> parameterValues(Canary canary) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        Instant now = Instant.now();
        values.put("at", Stream.of(canary.during().minus(Duration.ofDays(400)), canary.during(), now.minusMillis(1),
                now.plus(Duration.ofDays(2))).map(Instant::toString).toList());
        values.put("format", List.of("html,markdown,text"));
        values.put("include", List.of("sections", "comments", "commentCount", "lead,editorsNote,seo,custom,canonicalUrl"));
        values.put("slug", List.of(String.join(",", canary.slugs())));
        values.put("fields", List.of("title,slug,sections,translations"));
        values.put("q", List.of(canary.word(), canary.word() + "title", canary.word() + "bodi", canary.word() + "heading"));
        values.put("tag", List.of(canary.word() + "tag"));
        values.put("author", List.of(canary.word() + "author"));
        values.put("status", List.of("draft,scheduled,published,expired,withdrawn,trashed"));
        values.put("changed", List.of("true"));
        values.put("to", List.of("1", "2"));
        values.put("view", List.of("flat"));
        values.put("sort", List.of("newest"));
        values.put("snapshot", List.of("true"));
        values.put("article", List.of(canary.id()));
        values.put("limit", List.of("100"));
        return values;
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** @param key {@code null} for nobody */
    public static Answer read(String path, String key) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path));
        if (key != null) {
            request.header("Authorization", "Bearer " + key);
        }
        try {
            HttpResponse<String> answer = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.headers().map().toString(), answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
