package dev.stet.transfer;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.stet.auth.Role;
import dev.stet.platform.http.StreamedAnswers;
import dev.stet.testsupport.Given;
import dev.stet.testsupport.Keys;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** What takes long is done for few at once, and the others are told so at once. */
@QuarkusTest
class PlacesTest {

    private static final String EXPORT = "/api/v1/integration/export";

    private final Snapshot snapshot;
    private final ImportPlaces places;

    PlacesTest(Snapshot snapshot, ImportPlaces places) {
        this.snapshot = snapshot;
        this.places = places;
    }

    @ParameterizedTest
    @ValueSource(strings = { "application/x-ndjson", "application/zip" })
    void anExportThatFindsOthersReadingIsToldToComeAgain(String type) throws Exception {
        CountDownLatch reading = new CountDownLatch(2);
        CountDownLatch done = new CountDownLatch(1);
        List<CompletableFuture<Void>> readers = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            readers.add(CompletableFuture.runAsync(() -> snapshot.take(out -> {
                reading.countDown();
                await(done);
            }).close()));
        }
        reading.await();
        export(type).statusCode(503).body("type", is("/problems/unavailable")).header("Retry-After", notNullValue());
        done.countDown();
        readers.forEach(CompletableFuture::join);
        for (int i = 0; i < 20; i++) {
            export(type).statusCode(200);
        }
    }

    private static ValidatableResponse export(String type) {
        return given().auth().oauth2(Keys.of(Role.READER)).accept(type).get(EXPORT + "?locale=" + Given.locale()).then();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void anImportThatFindsAllPlacesTakenIsToldToComeAgain() {
        List<StreamedAnswers.Held> taken = new ArrayList<>();
        try {
            while (places.free() > 0) {
                taken.add(places.enter());
            }
            importing().statusCode(503).body("type", is("/problems/unavailable")).header("Retry-After", notNullValue());
        } finally {
            taken.forEach(StreamedAnswers.Held::close);
        }
        int free = places.free();
        for (int i = 0; i < 2 * free; i++) {
            String report = importing().statusCode(200).extract().asString();
            assertTrue(report.contains("\"status\":\"created\""), report);
        }
        assertEquals(free, places.free());
    }

    private static ValidatableResponse importing() {
        byte[] line = Given.line(Given.slug("places"), Given.locale(), "Title").getBytes(StandardCharsets.UTF_8);
        return given().auth().oauth2(Keys.of(Role.ADMIN)).contentType("application/x-ndjson").body(line)
                .post("/api/v1/integration/import").then();
    }
}
