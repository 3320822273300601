package dev.stet.sync;

import static io.restassured.RestAssured.given;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

import dev.stet.testsupport.SchemaRules;
import io.quarkus.test.junit.QuarkusTest;

/** The document tells of every kind of change what is known of it, and of every event what a webhook is sent. */
@QuarkusTest
class ChangeContractTest {

    @Test
    void tellsEveryKindOfChange() throws IOException {
        Set<String> all = new TreeSet<>(ChangeKinds.ALL);
        all.add(ChangeKinds.SNAPSHOT);
        assertThat(SchemaRules.values(document(), "Change", "kind"), is(all));
    }

    @Test
    void tellsEveryEventThatAWebhookIsSent() throws IOException {
        JsonNode webhooks = document().path("webhooks");
        List<String> told = new ArrayList<>();
        webhooks.fieldNames().forEachRemaining(told::add);
        assertThat(told, containsInAnyOrder(ChangeKinds.ALL.stream()
                .filter(kind -> kind.matches("(article|comment)\\..*|webhook\\.tested")).toArray()));
        for (String kind : told) {
            String body = webhooks.path(kind).at("/post/requestBody/content/application~1json/schema/$ref").asText();
            JsonNode types = document().at(body.substring(1)).at("/properties/type/enum");
            assertThat(kind, types.valueStream().map(JsonNode::asText).toList().contains(kind), is(true));
        }
    }

    private static JsonNode document() throws IOException {
        return new YAMLMapper().readTree(given().get("/openapi").asString());
    }
}
