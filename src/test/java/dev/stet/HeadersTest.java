package dev.stet;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.stet.auth.account.Role;
import dev.stet.testsupport.Configured;
import dev.stet.testsupport.Given;
import dev.stet.testsupport.Keys;
import dev.stet.testsupport.Operations;
import dev.stet.testsupport.Operations.Operation;
import dev.stet.testsupport.RawHttpClient;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/** Whatever stands in whichever header of whichever request, the fault is never the server's and nothing comes of it. */
@QuarkusTest
@TestProfile(Configured.class)
class HeadersTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ENORMOUS = "x".repeat(12_000);
    private static final int AT_ONCE = 100;
    /** Each in one line, or in several where a line feed parts them. */
    private static final Map<String, List<String>> VALUES = new LinkedHashMap<>();

    static {
        add("Accept", "*", "/", "*/json", "text/", "/json", "a b c", ";", ",,,", "application/json;q=", "text/html;=x", "\"",
                "application/json;charset=\"", "application/json;q=abc", "image/png", "application/json\nimage/png",
                "*; q=.2, */*; q=.2", ",".repeat(12_000), ";".repeat(12_000));
        add("Accept-Encoding", ";", ",", "gzip;", "gzip;q", "gzip;q=", "gzip;q=x", ";q=0", "*;", "identity;q=0, *;q=0",
                "gzip\nbr", ";,".repeat(6_000));
        add("Accept-Language", ";", "-", "en-", "_", "en;q=", "en;q=x", "*;q=;", ",", "en\nde");
        add("Content-Type", ";", "/", "text/", "application/json;", "application/json; charset",
                "application/json; charset=nonsense", "text/markdown; charset=bogus", "application/json;charset=\"", "*/*",
                "application/*", "a b", "application/json\napplication/json", "application/json\n;", "image/png");
        add("If-Match", "\"", "*", "W/", "abc", "\"a\" \"b\"", ",", "\"a\"\n\"b\"");
        add("If-None-Match", "\"", "W/", "abc", "\"a\" \"b\"", ",", "\"a\"\n;");
        add("If-Modified-Since", "x", "-1", "Tue, 99 Foo 2025 00:00:00 GMT", "x\ny");
        add("If-Unmodified-Since", "x", "-1", "Tue, 99 Foo 2025 00:00:00 GMT", "x\ny");
        add("If-Range", "x", "\"", "x\ny");
        add("Date", "x", "-1", "x\ny");
        add("Accept-Datetime", "x", "-1", "Thu, 01 Jan 300000 00:00:00 GMT", "Sat, 01 Jan 0000 00:00:00 GMT", "x\ny");
        add("Range", "x", "bytes=", "bytes=5-1", "bytes=-", "bytes=0-0,1-1", "bytes=99999999999999999999-", "x\ny");
        add("Prefer", "x", "return=", ";", "wait=x", "x\ny");
        add("Idempotency-Key", "\"", "x y", ";", "x\ny");
        add("Authorization", "Bearer", "Basic x", "Bearer a.b.c", "Bearer eyJhbGciOiJub25lIn0.e30.", "Digest x=",
                "Bearer x\nBearer y");
        add("Last-Event-ID", "x", "\"", "x\ny");
        add("Comment-Token", "x", "x\ny");
    }

    private static void add(String header, String... malformed) {
        List<String> values = new ArrayList<>(List.of("", "é", "\"é\"", ENORMOUS));
        values.addAll(List.of(malformed));
        VALUES.put(header, values);
    }

    @Inject
    EntityManager database;
    private RawHttpClient rawHttpClient;
    private List<Operation> operations;

    private record Trial(Operation operation, String header, String value) {
    }

    private List<Object> before;

    @BeforeEach
    void count() throws IOException {
        rawHttpClient = new RawHttpClient();
        operations = Operations.all(Given.publishedArticle("headed"));
        Keys.of(Role.ADMIN);
        before = rows();
    }

    @AfterEach
    void nothingCameOfIt() {
        rawHttpClient.close();
        assertThat(rows(), is(before));
    }

    @Test
    void eachOperationStandsSomeValueOfEachHeader() throws IOException {
        List<Trial> trials = new ArrayList<>();
        for (int i = 0; i < operations.size(); i++) {
            int shift = i;
            VALUES.forEach((header, values) -> trials
                    .add(new Trial(operations.get(shift), header, values.get(shift % values.size()))));
        }
        assertThat(faults(trials), empty());
    }

    @Test
    void oneOperationStandsEveryValueOfEachHeader() throws IOException {
        for (String path : List.of("/api/v1/integration/changes", "/api/v1/integration/import")) {
            Operation one = operations.stream().filter(operation -> operation.path().equals(path)).findFirst().orElseThrow();
            List<Trial> trials = new ArrayList<>();
            VALUES.forEach((header, values) -> values.forEach(value -> trials.add(new Trial(one, header, value))));
            assertThat(faults(trials), empty());
        }
    }

    @Test
    @Tag("endurance")
    void everyOperationStandsEveryValueOfEachHeader() throws IOException {
        for (Operation operation : operations) {
            List<Trial> trials = new ArrayList<>();
            VALUES.forEach((header, values) -> values.forEach(value -> trials.add(new Trial(operation, header, value))));
            assertThat(faults(trials), empty());
        }
    }

    @Test
    void whatAnswersWithoutContentDoesNotMindWhatIsAccepted() {
        for (Operation operation : operations) {
            if (!operation.content() && operation.isDocumented() && !operation.method().equals("GET")) {
                assertThat(operation.toString(), send(new Trial(operation, "Accept", "image/png")).join().status(),
                        not(is(406)));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "*", "*; q=.2, */*; q=.2", "application/json, ;", "application/json;", ",application/json" })
    void readsWhatIsOnlyOddlyWritten(String accept) {
        assertThat(rawHttpClient.get("/api/v1/articles", Map.of("Accept", List.of(accept))).status(), is(accept.endsWith(";")
                && accept.contains(",") ? 406 : 200));
    }

    @Test
    void tellsWhichHeaderCannotBeReadAndHowToWriteIt() {
        for (String header : List.of("Accept", "Accept-Encoding")) {
            RawHttpClient.Answer answer = rawHttpClient.get("/api/v1/articles", Map.of(header, List.of(";")));
            assertThat(answer.status(), is(header.equals("Accept") ? 406 : 400));
            assertThat(answer.body(), containsString("\"parameter\":\"" + header + "\""));
            assertThat(answer.body(), containsString("send it as in"));
        }
    }

    @Test
    void judgesAllLinesOfAListAndNotTheFirstAlone() {
        String path = "/api/v1/articles";
        String tag = rawHttpClient.get(path, Map.of()).header("ETag");
        assertThat(rawHttpClient.get(path, Map.of("If-None-Match", List.of("\"other\"", tag))).status(), is(304));
    }

    private List<String> faults(List<Trial> trials) throws IOException {
        List<String> faults = new ArrayList<>();
        for (int from = 0; from < trials.size(); from += AT_ONCE) {
            List<Trial> some = trials.subList(from, Math.min(trials.size(), from + AT_ONCE));
            List<CompletableFuture<RawHttpClient.Answer>> answers = some.stream().map(this::send).toList();
            for (int i = 0; i < some.size(); i++) {
                String fault = fault(settled(some.get(i), answers.get(i).join()));
                if (fault != null) {
                    faults.add(some.get(i).operation + " " + some.get(i).header + ": " + shortened(some.get(i).value) + " → "
                            + fault);
                }
            }
        }
        return faults;
    }

    /**
     * Few exports and imports are taken at once, and what comes here at once may be more: those come again, as they are told.
     */
    private RawHttpClient.Answer settled(Trial trial, RawHttpClient.Answer first) {
        RawHttpClient.Answer answer = first;
        for (int again = 0; again < 50 && answer.status() == 503 && !answer.header("Retry-After").isEmpty(); again++) {
            answer = send(trial).join();
        }
        return answer;
    }

    /** As an administrator, who may do anything, and from an address that no other test minds. */
    private CompletableFuture<RawHttpClient.Answer> send(Trial trial) {
        Operation operation = trial.operation;
        Map<String, List<String>> headers = new HashMap<>(Map.of("Forwarded", List.of("for=198.51.100.77")));
        headers.put("Authorization", List.of("Bearer " + Keys.of(Role.ADMIN)));
        if (operation.type() != null) {
            headers.put("Content-Type", List.of(operation.type()));
        }
        if (Set.of("PUT", "PATCH", "DELETE").contains(operation.method())) {
            headers.put("If-Match", List.of("\"x\""));
        }
        if (trial.header.startsWith("Accept-") || trial.header.equals("Accept") && operation.path().startsWith("/api/v1/art")) {
            headers.remove("Authorization"); // else nothing is answered from the cache
        }
        headers.put(trial.header, List.of(trial.value.split("\n", -1)));
        String body = operation.type() == null ? null : operation.type().startsWith("application/x-www") ? "limit=1" : "{}";
        return rawHttpClient.send(operation.method(), operation.path(), headers, body);
    }

    private static String fault(RawHttpClient.Answer answer) throws IOException {
        boolean problem = answer.header("Content-Type").startsWith("application/problem+json")
                && JSON.readTree(answer.body()).path("status").asInt() == answer.status();
        return answer.status() >= 500 || answer.status() >= 400 && !problem
                ? answer.status() + " " + answer.header("Content-Type") + " " + shortened(answer.body())
                : null;
    }

    private static String shortened(String text) {
        return text.length() < 200 ? text : text.substring(0, 200) + "…";
    }

    private List<Object> rows() {
        List<String> tables = List.of("account", "api_key", "article", "author", "comment", "comment_block", "edition",
                "preview", "revision", "slug", "tag", "webhook");
        return IntStream.range(0, tables.size()).mapToObj(i -> QuarkusTransaction.requiringNew().call(() -> database
                .createNativeQuery("SELECT count(*) FROM " + tables.get(i)).getSingleResult())).toList();
    }
}
