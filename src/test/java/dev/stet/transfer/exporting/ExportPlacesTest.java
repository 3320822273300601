package dev.stet.transfer.exporting;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.stet.auth.account.Role;
import dev.stet.platform.http.StreamedAnswers;
import dev.stet.platform.problem.Problem;
import dev.stet.testsupport.Given;
import dev.stet.testsupport.Keys;
import dev.stet.transfer.importing.ImportStreamLimit;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** What takes long is done for few at once, and the others are told so at once. */
@QuarkusTest
class ExportPlacesTest {

    private static final long SLOW = 1_100_000_000L;
    private static final String EXPORT = "/api/v1/integration/export";

    private final ExportSnapshot snapshot;
    private final ImportStreamLimit places;
    private final ExportPlaces exports;

    ExportPlacesTest(ExportSnapshot snapshot, ImportStreamLimit places, ExportPlaces exports) {
        this.exports = exports;
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

    @Test
    void exportsThatHaveJustBegunAreFewSoThatEachSoonHasItsEnd() {
        List<ExportPlaces.Place> begun = IntStream.range(0, 4).mapToObj(n -> exports.enter()).toList();
        try {
            export("application/x-ndjson").statusCode(503).body("type", is("/problems/unavailable"))
                    .header("Retry-After", notNullValue());
            begun.get(0).sending(System.nanoTime());
            begun.get(0).sent();
            assertThrows(Problem.class, exports::enter);
            begun.get(0).sending(System.nanoTime() - SLOW); // its client reads slowly
            begun.get(0).sent();
            export("application/zip").statusCode(200);
            export("application/x-ndjson").statusCode(200);
        } finally {
            begun.forEach(ExportPlaces.Place::close);
        }
    }

    @Test
    void exportsThatWaitForTheirClientsAreMoreButNotAnyNumber() {
        List<ExportPlaces.Place> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 16; i++) {
                slow.add(exports.enter());
                slow.get(i).sending(System.nanoTime() - SLOW);
                slow.get(i).sent();
            }
            export("application/x-ndjson").statusCode(503).header("Retry-After", notNullValue());
            slow.remove(0).close();
            export("application/x-ndjson").statusCode(200);
        } finally {
            slow.forEach(ExportPlaces.Place::close);
        }
    }

    @Test
    @Tag("soak")
    void whoReadsNothingMakesRoomForThoseWhoReadWhileItIsStillWaitedFor() throws InterruptedException {
        List<ExportPlaces.Place> begun = IntStream.range(0, 4).mapToObj(n -> exports.enter()).toList();
        try {
            begun.forEach(place -> place.sending(System.nanoTime()));
            assertThrows(Problem.class, exports::enter);
            Thread.sleep(2_500); // a second, and the next look
            export("application/x-ndjson").statusCode(200);
        } finally {
            begun.forEach(ExportPlaces.Place::close);
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
