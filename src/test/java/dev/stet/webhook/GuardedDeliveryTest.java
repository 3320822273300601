package dev.stet.webhook;

import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.UUID;

import jakarta.persistence.EntityManager;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.stet.testsupport.Configured;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/** As it is unless somebody allows more: no webhook leads into our own network. */
@QuarkusTest
@TestProfile(Configured.class)
class GuardedDeliveryTest {

    private final EntityManager database;

    GuardedDeliveryTest(EntityManager database) {
        this.database = database;
    }

    @ParameterizedTest
    @ValueSource(strings = { "http://127.0.0.1:5432/", "http://localhost/", "http://[::ffff:127.0.0.1]/", "http://0x7f.1/",
            "http://169.254.169.254/latest/meta-data/" })
    void anAddressOfOursIsRefused(String url) {
        WebhookRequests.create(Map.of("url", url)).statusCode(422).body("errors[0].pointer", is("#/url"));
    }

    @Test
    void aNameThatLeadsToUsIsNotConnectedTo() throws Exception {
        try (Receiver receiver = new Receiver()) {
            WebhookRequests hook = new WebhookRequests(
                    WebhookRequests.create(Map.of("url", "https://receiver.example/")).statusCode(201).extract().path("id"),
                    null);
            // as if the name had been given this address since
            QuarkusTransaction.requiringNew().run(() -> database.createNativeQuery(
                    "UPDATE webhook SET url = :url WHERE id = :id").setParameter("id", UUID.fromString(hook.id()))
                    .setParameter("url", receiver.url().replace("127.0.0.1", "localhost")).executeUpdate());
            hook.post("/test").then().statusCode(202);
            Eventually.holds(() -> "forbidden-address".equals(hook.deliveries("").extract().path("items[0].note")));

            hook.deliveries("").body("items[0].status", is("pending")).body("items[0].responseStatus", nullValue());
            assertEquals(0, receiver.messages().size());
            hook.delete();
        }
    }
}
