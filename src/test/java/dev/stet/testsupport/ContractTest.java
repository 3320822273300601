package dev.stet.testsupport;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

import dev.stet.testsupport.RecordedExchange.Message;

/** What the tests rely on: an exchange that differs from the document in anything is seen. */
class ContractTest {

    private static final String GOOD = "{'title': 'A', 'note': null, 'at': '2025-01-28T08:00:00Z', 'parts': [{'number': 1}]}";
    private static final String PROBLEM = "{'type': '/problems/x', 'status': 404}";

    private final ContractDocument document = read();

    @Test
    void letsPassWhatIsPromised() {
        assertThat(breaks("GET", "/things/a", "", 200, "application/json; charset=UTF-8", GOOD), empty());
        assertThat(breaks("GET", "/things/a", "limit=3&kind=a&kind=b&forms=x,y", 200, "application/json", GOOD), empty());
        assertThat(breaks("HEAD", "/things/a", "", 200, "application/json", ""), empty());
        assertThat(breaks("GET", "/things/a", "", 404, "application/problem+json", PROBLEM), empty());
        assertThat(breaks("GET", "/things/latest", "", 204, "", ""), empty());
        assertThat(breaks("GET", "/lines", "", 200, "application/x-ndjson", "{'number': 1}\n{'number': 2}\n"), empty());
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(quoteCharacter = '~', delimiter = '|', value = {
            "[]                                                                    | body: : array found, object expected",
            "{'title': 1, 'parts': []}                                             | /title: integer found, string expected",
            "{'parts': []}                                                         | required property 'title' not found",
            "{'title': 'A', 'parts': [], 'secret': 1}                              | property 'secret' is not defined",
            "{'title': 'A', 'parts': [{'number': 1, 'secret': 1}]}                     | property 'secret' is not defined",
            "{'title': 'A', 'parts': [{'number': 'x'}]}                                | /parts/0/number: string found",
            "{'title': 'A', 'parts': [], 'at': 'yesterday'}                        | /at: does not match the date-time",
            "{'title': 'A', 'parts': [], 'note': 'too long a note'}                | /note: must be at most 5",
            "{'title':                                                             | is no JSON" })
    void seesABodyThatTheSchemaDoesNotAllow(String body, String what) {
        assertThat(breaks("GET", "/things/a", "", 200, "application/json", body), contains(containsString(what)));
    }

    @Test
    void seesAnAnswerThatIsNotDocumented() {
        assertThat(breaks("GET", "/things/a", "", 202, "application/json", GOOD),
                contains("GET /things/{id} 202: this status is not documented"));
        assertThat(breaks("GET", "/things/a", "", 200, "text/html", "<p>"),
                contains("GET /things/{id} 200: a body of type 'text/html' is not documented"));
        assertThat(breaks("GET", "/things/a", "", 200, "application/json", ""),
                contains("GET /things/{id} 200: the body is missing"));
        assertThat(breaks("GET", "/things/latest", "", 204, "application/json", "{}"),
                contains("GET /things/latest 204: a body of type 'application/json' is not documented"));
        assertThat(breaks("GET", "/lines", "", 200, "application/x-ndjson", "{'number': 1}\n{}\n"),
                contains(containsString("required property 'number' not found")));
    }

    @Test
    void seesAMissingOrWrongHeader() {
        assertThat(ContractRules.breaks(document, exchange("GET", "/things/a", "", 200, Map.of("Content-Type",
                "application/json"), GOOD)), contains("GET /things/{id} 200: the header ETag is missing"));
        assertThat(ContractRules.breaks(document, exchange("HEAD", "/things/a", "", 200, Map.of("ETag", "x"), "")),
                contains(containsString("header ETag: : does not match")));
    }

    @Test
    void wantsEveryRefusalToBeAProblem() {
        assertThat(breaks("GET", "/nowhere", "", 404, "application/problem+json", PROBLEM), empty());
        assertThat(breaks("TRACE", "/things/a", "", 404, "text/plain", "no"),
                contains(containsString("a refusal must be application/problem+json, not 'text/plain'")));
        assertThat(breaks("GET", "/things/a", "", 404, "application/problem+json", "{'type': '/problems/x', 'status': 500}"),
                contains(containsString("status is not that of the answer")));
        assertThat(breaks("GET", "/nowhere", "", 404, "application/problem+json", "{'status': 404}"),
                contains(containsString("required property 'type' not found")));
    }

    @Test
    void seesWhatIsAnsweredButNotDocumented() {
        assertThat(breaks("GET", "/nowhere", "", 200, "application/json", "{}"),
                contains("GET /nowhere 200: this method and path are not in the document"));
        assertThat(breaks("DELETE", "/things/a", "", 204, "", ""),
                contains("DELETE /things/a 204: this method and path are not in the document"));
        assertThat(breaks("OPTIONS", "/things/a", "", 204, "", ""), empty());
    }

    @Test
    void seesParametersThatShouldHaveBeenRefused() {
        assertThat(breaks("GET", "/things/a", "limt=3", 200, "application/json", GOOD),
                contains(containsString("the parameter limt is not documented, yet accepted")));
        assertThat(breaks("GET", "/things/a", "limit=101", 200, "application/json", GOOD),
                contains(containsString("accepted the parameter limit: : must have a maximum value of 100")));
        assertThat(breaks("GET", "/things/a", "limit=x", 200, "application/json", GOOD),
                contains(containsString("accepted the parameter limit: : string found, integer expected")));
        assertThat(breaks("GET", "/things/a", "forms=x,z", 200, "application/json", GOOD),
                contains(containsString("accepted the parameter forms")));
        assertThat(breaks("GET", "/things/a", "limt=3", 404, "application/problem+json", PROBLEM), empty());
    }

    @Test
    void seesBodiesThatShouldHaveBeenRefused() {
        assertThat(put("application/json", "{'title': 'B'}", "\"1\""), empty());
        assertThat(put("application/json", "{'title': 'B', 'titel': 'C'}", "\"1\""),
                contains(containsString("accepted a request with body: : property 'titel' is not defined")));
        assertThat(put("text/plain", "B", "\"1\""), contains(containsString("accepted a body of type 'text/plain'")));
        assertThat(put("application/json", "", "\"1\""), contains(containsString("a body is required")));
        assertThat(put("application/json", "{'title': 'B'}", null),
                contains(containsString("the parameter If-Match is required, yet was not asked for")));
    }

    private List<String> put(String type, String body, String ifMatch) {
        Map<String, String> headers = ifMatch == null ? Map.of("Content-Type", type)
                : Map.of("Content-Type", type, "if-match", ifMatch);
        return ContractRules.breaks(document, new RecordedExchange("PUT", "/things/a", Map.of(),
                new Message(headers, body.replace('\'', '"')), 204, new Message(Map.of(), "")));
    }

    private List<String> breaks(String method, String path, String query, int status, String type, String body) {
        return ContractRules.breaks(document,
                exchange(method, path, query, status, Map.of("etag", "\"1\"", "content-type", type), body));
    }

    private static RecordedExchange exchange(String method, String path, String query, int status, Map<String, String> headers,
            String body) {
        return new RecordedExchange(method, path, Contract.query(query), new Message(Map.of(), ""), status,
                new Message(headers, body.replace('\'', '"')));
    }

    private static ContractDocument read() {
        try {
            return new ContractDocument(new YAMLMapper().readTree(ContractTest.class.getResource("things.yaml")));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
