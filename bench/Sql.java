import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;

/** JDBC_URL USER PASSWORD STATEMENT: runs it. */
class Sql {

    public static void main(String[] words) throws Exception {
        try (Connection connection = DriverManager.getConnection(words[0], words[1], words[2]);
                Statement statement = connection.createStatement()) {
            statement.execute(words[3]);
        }
    }
}
