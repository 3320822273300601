package dev.stet.article.reading;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import dev.stet.testsupport.Given;
import dev.stet.testsupport.Statements;
import io.quarkus.test.junit.QuarkusTest;

/** A read costs the same number of SQL statements wherever in a list it stands and however much it brings. */
@QuarkusTest
class StatementTest {

    @Test
    void anArticleIsOneStatement() {
        String article = "/api/v1/articles/statement-0?locale=" + filled(1);

        assertEquals(1, Statements.ofReading(article));
        assertEquals(1, Statements.ofReading(article + "&format=markdown"));
        assertEquals(2, Statements.ofReading(article + "&include=commentCount"));
    }

    @Test
    void aPageIsOneStatementWhateverItsSize() {
        String locale = filled(101);
        for (int limit : new int[] { 1, 20, 100 }) {
            String list = "/api/v1/articles?limit=%d&locale=%s".formatted(limit, locale);
            assertEquals(1, Statements.ofReading(list));
            assertEquals(1, Statements.ofReading(list + "&include=sections"));
            assertEquals(2, Statements.ofReading(list + "&include=sections,commentCount"));
        }
    }

    @Test
    @Tag("soak")
    void thePageOneThousandIsOneStatementToo() {
        String locale = filled(1_001);
        String before = "/api/v1/articles?fields=slug&locale=" + locale;
        String cursor = given().get(before + "&limit=99").path("page.next"); // a cursor fits pages of any size
        for (int seen = 99; seen < 999; seen += 100) {
            cursor = given().get(before + "&limit=100&cursor=" + cursor).path("page.next");
        }
        String list = before + "&limit=1";

        given().get(list + "&cursor=" + cursor).then().statusCode(200).body("items.slug", contains("statement-1"));
        assertEquals(1, Statements.ofReading(list + "&cursor=" + cursor));
        assertEquals(2, Statements.ofReading(list + "&include=commentCount,sections&cursor=" + cursor));
    }

    /** A locale that has so many articles, statement-0 the oldest. */
    private static String filled(int articles) {
        String locale = Given.locale();
        Given.importedLines(IntStream.range(0, articles)
                .mapToObj(i -> Given.line("statement-" + i, locale, "Statement " + i)).toArray(String[]::new));
        return locale;
    }
}
