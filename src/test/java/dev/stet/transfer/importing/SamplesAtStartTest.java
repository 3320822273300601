package dev.stet.transfer.importing;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.stet.platform.postgres.DatabaseAddress;
import dev.stet.platform.postgres.Durability;
import dev.stet.platform.postgres.EmbeddedPostgres;
import dev.stet.platform.postgres.PreparedHome;
import dev.stet.testsupport.BesideOthers;
import dev.stet.testsupport.Program;
import io.restassured.response.ValidatableResponse;

/** The samples come at the first start of the default set-up, and at no other. */
@Tag("soak")
@BesideOthers
class SamplesAtStartTest {

    private static final int PREFERRED_PORT = 54800;

    @TempDir
    Path home;

    @Test
    void comeOnce() {
        Object before;
        try (Program first = Program.start(home)) {
            before = list(first).body("items.slug", hasItem("deepseeks-rise")).extract().path("items.id");
        }
        try (Program second = Program.start(home)) {
            list(second).body("items.id", is(before));
        }
    }

    @Test
    void stayOutWhereTheyAreNotWanted() {
        try (Program program = Program.start(home, Map.of("STET_SAMPLES", "false"))) {
            list(program).body("items.size()", is(0));
        }
    }

    @Test
    void stayOutOfADatabaseThatIsNotOurs() throws Exception {
        Path elsewhere = Files.createDirectory(home.resolve("elsewhere"));
        PreparedHome.lendBinaries(elsewhere);
        EmbeddedPostgres postgres = EmbeddedPostgres.start(elsewhere, PREFERRED_PORT, Durability.FLEETING);
        try {
            DatabaseAddress database = postgres.database();
            try (Program program = Program.start(home, Map.of("QUARKUS_DATASOURCE_JDBC_URL", database.url(),
                    "QUARKUS_DATASOURCE_USERNAME", database.username(), "QUARKUS_DATASOURCE_PASSWORD", database.password(),
                    "STET_EMAIL_KEYS", "a:" + "A".repeat(43)))) {
                list(program).body("items.size()", is(0));
            }
        } finally {
            postgres.stop();
        }
    }

    private static ValidatableResponse list(Program program) {
        return given().get(program.address() + "/api/v1/articles").then().statusCode(200);
    }
}
