package dev.stet.platform.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.BatchUpdateException;
import java.sql.SQLException;

import org.hibernate.exception.ConstraintViolationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;
import org.postgresql.util.ServerErrorMessage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** What the log tells of a failure that holds what people wrote: all but that. */
class RedactedThrowableTest {

    private static final String SECRET = "canary@example.org";

    @Test
    void aRefusedBatchIsNamedByStatementAndCodeThroughAllThatWrapsIt() {
        PSQLException refused = new PSQLException(new ServerErrorMessage("SERROR\0VERROR\0C23505\0"
                + "Mduplicate key value violates unique constraint \"contact_key\"\0DKey (email)=(" + SECRET
                + ") already exists.\0tcomment_contact\0ncontact_key\0"), true);
        SQLException batch = new BatchUpdateException("Batch entry 0 insert into comment_contact (email) values ('" + SECRET
                + "') was aborted: " + refused.getMessage(), "23505", 0, new int[0], refused);
        batch.setNextException(new SQLException("and " + SECRET, "22000"));
        Exception hibernate = new ConstraintViolationException("could not execute batch [" + batch.getMessage() + "]", batch,
                "insert into comment_contact (email, id) values (?, ?)", "contact_key");
        Exception failure = new IllegalStateException("Posting failed: " + batch.getMessage(), new RuntimeException(hibernate));
        failure.addSuppressed(new SQLException(SECRET, "22P02"));

        String told = print(RedactedThrowable.of(failure));

        assertFalse(told.contains(SECRET), told);
        for (String part : new String[] { "insert comment_contact", "SQLSTATE 23505", "table comment_contact",
                "constraint contact_key", "duplicate key value", "ConstraintViolationException", "BatchUpdateException",
                "IllegalStateException: Posting failed", "SQLSTATE 22P02", "RedactedThrowableTest.aRefusedBatch" }) {
            assertTrue(told.contains(part), part + " in " + told);
        }
    }

    @ParameterizedTest
    @CsvSource({ "22P02, false", "42601, false", "P0001, false", "53100, true", "08006, true", "57P01, true", "XX001, true" })
    void theMessagesOfTheServerAreToldWhereTheyCannotQuote(String state, boolean told) {
        PSQLException refused = new PSQLException(
                new ServerErrorMessage("SERROR\0C" + state + "\0Mabout 'something'\0"), true);
        String text = print(RedactedThrowable.of(new RuntimeException(refused)));
        assertEquals(told, text.contains("something"), text);
        assertTrue(text.contains("SQLSTATE " + state), text);
    }

    @Test
    void aLostConnectionIsToldWithItsCause() {
        String told = print(RedactedThrowable.of(new PSQLException("An I/O error occurred", PSQLState.CONNECTION_FAILURE,
                new java.io.EOFException())));
        assertTrue(told.contains("SQLSTATE 08006: An I/O error occurred") && told.contains("java.io.EOFException"), told);
    }

    @Test
    void storedJsonThatCannotBeReadIsNotQuoted() {
        try {
            new ObjectMapper().readValue("{\"n\":\"" + SECRET + "\"}", Numbered.class);
        } catch (JsonProcessingException e) {
            String told = print(RedactedThrowable.of(new IllegalStateException(e)));
            assertFalse(told.contains(SECRET), told);
            assertTrue(told.contains("line 1"), told);
            return;
        }
        throw new AssertionError("it was read");
    }

    record Numbered(int n) {
    }

    @Test
    void whatHidesNothingStaysWhatItIs() {
        Exception failure = new IllegalStateException("plain", new NullPointerException());
        assertSame(failure, RedactedThrowable.of(failure));
    }

    @Test
    void aRingOfCausesEnds() {
        SQLException one = new SQLException(SECRET, "22000");
        Exception other = new Exception(one);
        one.initCause(other);
        other.addSuppressed(one);
        assertFalse(print(RedactedThrowable.of(other)).contains(SECRET));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "insert into comment_contact (email) values (?)|insert comment_contact",
            "select a.id,a.slug from article a where a.slug=?|select article",
            "update account set name=?|update account",
            "delete from only|delete only",
            "with x as (select 'canary') select 1|a statement" })
    void aStatementIsNamedByVerbAndTable(String sql, String name) {
        assertEquals(name, SafeFailureText.statement(sql));
    }

    private static String print(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
