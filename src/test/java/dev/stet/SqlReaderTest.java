package dev.stet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the doors of SQL rest on: a table that the reader overlooks is held to nothing. */
class SqlReaderTest {

    private static final Set<String> KNOWN = Set.of("one", "two", "three", "Article", "Comment", SqlReader.HOLE);

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', nullValues = "-", value = {
            "SELECT a FROM one                                                            | one           | -",
            "SELECT a FROM one o LEFT JOIN two t ON t.a = o.three                         | one two       | -",
            "SELECT a FROM one o, unnest(o.list) AS u (a, b), two WHERE a IN (b, three)   | one two       | -",
            "SELECT (SELECT count(*) FROM two), three FROM one                            | one two       | -",
            "SELECT a FROM (SELECT b FROM one WHERE true) x, two                          | one two       | -",
            "SELECT a FROM one JOIN LATERAL (SELECT b FROM two) t ON true                 | one two       | -",
            "SELECT a FROM ONLY one WHERE b IS DISTINCT FROM three                        | one           | -",
            "SELECT three(a) FROM one                                                     | one three     | -",
            "SELECT a FROM one WHERE b = 'FROM two' -- FROM three                         | one           | -",
            "SELECT a FROM one ORDER BY a FOR NO KEY UPDATE SKIP LOCKED                   | one           | -",
            "WITH two AS (SELECT a FROM one) SELECT a FROM two                            | one           | -",
            "WITH x AS (DELETE FROM one RETURNING a) SELECT a FROM x JOIN two ON true     | one two       | one",
            "INSERT INTO one (a) SELECT b FROM two ON CONFLICT (a) DO UPDATE SET a = 1    | one two       | one",
            "UPDATE one SET a = (SELECT b FROM two), c = three                            | one two       | one",
            "DELETE FROM one USING two WHERE one.a = two.a                                | one two       | one",
            "TRUNCATE TABLE one                                                           | one           | one",
            "LEFT JOIN one ON true WHERE EXISTS (SELECT FROM two)                         | one two       | -",
            "SELECT a FROM %2$s WHERE true                                                | %s            | -",
            "DELETE FROM %s                                                               | %s            | %s",
            "select a from one where a in (select b from two)                             | one two       | -",
            "select c from Comment c join Article a on a.id = c.articleId                 | Article Comment | -",
            "delete from Comment c where c.id = ?1                                        | Comment       | Comment",
            "Choose one from two, update three or join them                               | -             | -" })
    void namesAreSeenWhereTablesStand(String sql, String named, String written) {
        SqlReader read = SqlReader.read(sql);
        assertEquals(words(named), known(read.named()));
        assertEquals(words(written), known(read.written()));
    }

    /** As the one table that is told to it then. */
    @Test
    void aStatementThatEndsWhereATableIsDueHasAHole() {
        assertEquals(Set.of(SqlReader.HOLE), SqlReader.read("SELECT a FROM ").named());
        assertEquals(Set.of(SqlReader.HOLE), SqlReader.read("INSERT INTO ").written());
    }

    @Test
    void stringsAreReadAsJavaMeansThem() {
        assertEquals(List.of("SELECT a FROM one WHERE b = 'c'", "  FROM two", "a\n b c \"d\" \\", "three"),
                SqlReader.strings("""
                        // "no string"
                        char quote = '"'; /* "nor this" */
                        call("SELECT a FROM one" /* then */
                                + " WHERE b = 'c'", "  FROM two", \"""
                                a
                                 b \\
                                c "d" \\\\\""", CONSTANT + "three");
                        """));
    }

    private static Set<String> known(Set<String> names) {
        Set<String> known = new TreeSet<>(names);
        known.retainAll(KNOWN);
        return known;
    }

    private static Set<String> words(String list) {
        return list == null ? Set.of() : new TreeSet<>(List.of(list.split(" ")));
    }
}
