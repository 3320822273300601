package dev.stet.platform.log;

import static io.restassured.RestAssured.given;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.oneOf;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import javax.sql.DataSource;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.stet.auth.account.Role;
import dev.stet.comment.CommentRequest;
import dev.stet.testsupport.EveryLog;
import dev.stet.testsupport.Given;
import dev.stet.testsupport.Keys;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** When a statement fails, the log tells which and why, and not what people wrote in it. */
@QuarkusTest
class FailingStatementTest {

    /** What the database does with the row that holds the canary. */
    enum Fault {
        DISK_FULL("RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = '53100';", "53100"),
        CONNECTION_LOST("PERFORM pg_terminate_backend(pg_backend_pid()); PERFORM pg_sleep(5);", "57P01"),
        TIMED_OUT("PERFORM pg_cancel_backend(pg_backend_pid()); PERFORM pg_sleep(5);", "57014"),
        /** The message quotes the value, the detail the row. */
        UNREADABLE("PERFORM left(to_jsonb(NEW)::text, 2000)::integer;", "22P02"),
        UNIQUE("""
                EXECUTE format('CREATE TEMP TABLE once (words text UNIQUE) ON COMMIT DROP');
                INSERT INTO once VALUES (left(to_jsonb(NEW)::text, 2000)), (left(to_jsonb(NEW)::text, 2000));""", "23505");

        private final String step;
        private final String state;

        Fault(String step, String state) {
            this.step = step;
            this.state = state;
        }
    }

    private final String canary = "zq" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    private final DataSource database;

    FailingStatementTest(DataSource database) {
        this.database = database;
    }

    @AfterEach
    void mend() throws SQLException {
        execute("DROP FUNCTION IF EXISTS failing_statement() CASCADE");
    }

    @ParameterizedTest
    @EnumSource
    void tellsNothingOfAComment(Fault fault) throws SQLException {
        String slug = Given.publishedArticle("failing");
        CommentRequest commentRequest = CommentRequest.to(slug).by(canary + "Name", canary + "@example.org")
                .saying(canary + " said it")
                .with("formToken", CommentRequest.token(slug));
        fail("comment", "author_name", fault);
        isSilent(fault, commentRequest::send);
    }

    @ParameterizedTest
    @EnumSource
    void tellsNothingOfAnAccount(Fault fault) throws SQLException {
        fail("account", "name", fault);
        isSilent(fault, () -> given().auth().oauth2(Keys.of(Role.ADMIN)).contentType("application/json")
                .body(Map.of("name", canary + "Name", "role", "editor", "oidc",
                        Map.of("issuer", "https://issuer.example.org", "subject", canary + "Subject")))
                .post("/api/v1/integration/accounts"));
    }

    @ParameterizedTest
    @EnumSource
    void tellsNothingOfADraft(Fault fault) throws SQLException {
        fail("section", "body", fault);
        String key = Keys.of(Role.EDITOR);
        isSilent(fault, () -> given().auth().oauth2(key).contentType("application/json")
                .body(Map.of("slug", Given.slug("failing"), "locale", "en", "title", canary + "Title", "sections",
                        List.of(Map.of("slug", "one", "heading", canary + "Heading", "body", canary + "Body"))))
                .post("/api/v1/editorial/articles"));
    }

    private interface Call {
        Response send();
    }

    private void isSilent(Fault fault, Call call) {
        EveryLog log = new EveryLog();
        Response answer;
        try (log) {
            answer = call.send();
        }
        assertThat(answer.asString(), answer.statusCode(), oneOf(500, 503));
        assertFalse(answer.asString().contains(canary), answer.asString());
        // below that, somebody has asked for the statements themselves
        log.lines().filter(line -> !line.matches("(?s)(TRACE|FINER|FINEST) .*"))
                .forEach(line -> assertFalse(line.toLowerCase(Locale.ROOT).contains(canary), line));
        assertTrue(log.lines().anyMatch(line -> line.matches("(?s)(WARN|ERROR) dev.stet.platform.failure.Diagnosis .*")
                // with assertions on, as in tests, the driver trips over one of its own where a batch loses its connection
                && (line.contains("SQLSTATE " + fault.state) || line.contains("AssertionError: pgStatement"))),
                () -> "nothing tells of " + fault + ": " + log.lines().toList());
    }

    /** Of the row whose column holds the canary; other tests' rows are left alone. */
    private void fail(String table, String column, Fault fault) throws SQLException {
        execute("CREATE FUNCTION failing_statement() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN " + fault.step
                + " RETURN NEW; END $$");
        execute("CREATE TRIGGER failing_statement BEFORE INSERT ON " + table + " FOR EACH ROW WHEN (NEW." + column
                + " LIKE '" + canary + "%') EXECUTE FUNCTION failing_statement()");
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
