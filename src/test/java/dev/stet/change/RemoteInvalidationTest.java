package dev.stet.change;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import dev.stet.platform.cache.ResponseCache;
import dev.stet.testsupport.Configured;
import dev.stet.testsupport.Given;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/** What is given out follows the log, also where that goes back. */
@QuarkusTest
@TestProfile(Configured.class)
class RemoteInvalidationTest {

    private static final String HIT = "stet; hit";

    private final ChangeLogReader changeLogReader;
    private final ResponseCache cache;

    RemoteInvalidationTest(ChangeLogReader changeLogReader, ResponseCache cache) {
        this.changeLogReader = changeLogReader;
        this.cache = cache;
    }

    @Test
    void nothingIsGivenOutAnyMoreWhereAnOlderBackupTookThePlaceOfTheDatabase() throws InterruptedException {
        String path = "/api/v1/articles/" + Given.publishedArticle("backup");
        CacheInvalidation.Remote others = new CacheInvalidation.Remote(changeLogReader, cache);
        long last = changeLogReader.last();
        others.look(System.nanoTime(), last);
        keep(path);
        others.look(System.nanoTime(), last - 1);

        given().get(path).then().statusCode(200).header("Cache-Status", not(HIT));
    }

    private static void keep(String path) throws InterruptedException {
        for (int i = 0; !HIT.equals(given().get(path).header("Cache-Status")); i++) {
            assertTrue(i < 500, "It is never kept");
            Thread.sleep(20);
        }
    }
}
