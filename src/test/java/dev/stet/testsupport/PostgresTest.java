package dev.stet.testsupport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import javax.sql.DataSource;

import org.junit.jupiter.api.Test;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** Gives every Quarkus test of the run its database. */
@QuarkusTest
@WithTestResource(value = Postgres.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = Mailbox.class, scope = TestResourceScope.GLOBAL)
class PostgresTest {

    private final DataSource dataSource;

    PostgresTest(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Test
    void theApplicationOwnsItsDatabaseAndMayMakeExtensions() throws SQLException {
        try (Connection connection = dataSource.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("CREATE EXTENSION IF NOT EXISTS btree_gist");
            statement.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm");
            statement.execute("CREATE EXTENSION IF NOT EXISTS unaccent");
            ResultSet rows = statement.executeQuery("SELECT current_user, current_setting('is_superuser')");
            rows.next();
            assertEquals("stet off", rows.getString(1) + " " + rows.getString(2));
        }
    }
}
