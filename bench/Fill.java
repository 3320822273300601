import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Fills a Stet with articles of three sections and five comments. The first thousand come as anybody's would, by import and by
 * posts; each further thousand is a copy of those in the database, under ids, slugs and dates of its own.
 */
class Fill {

    static final int BASE = 1_000;
    private static final int VOCABULARY = 20_000;
    /** The most frequent words, as in a language: those that say the least. */
    private static final String[] STOP_WORDS = { "the", "of", "to", "and", "who", "it", "be", "not" };
    private static final int COMMENTS = 5;
    private static final Instant NEWEST = Instant.parse("2026-01-01T00:00:00Z");

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Random CHANCE = new Random(17);

    /** API KEY JDBC_URL USER PASSWORD ARTICLES */
    public static void main(String[] words) throws Exception {
        try (Connection database = DriverManager.getConnection(words[2], words[3], words[4])) {
            int there = count(database);
            if (there == 0) {
                importBase(words[0], words[1]);
                Load.comments(words[0], BASE, COMMENTS);
            }
            int wanted = Integer.parseInt(words[5]);
            if (there < wanted) {
                copy(database, Math.max(there, BASE) / BASE, wanted / BASE);
            }
        }
    }

    private static int count(Connection database) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM article")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static void importBase(String api, String key) throws Exception {
        String lines = IntStream.range(0, BASE).mapToObj(Fill::article).collect(Collectors.joining("\n"));
        HttpResponse<java.io.InputStream> answer = HTTP.send(HttpRequest.newBuilder(URI.create(api + "/integration/import"))
                .header("Authorization", "Bearer " + key).header("Content-Type", "application/x-ndjson")
                .POST(HttpRequest.BodyPublishers.ofString(lines)).build(), HttpResponse.BodyHandlers.ofInputStream());
        try (BufferedReader reports = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            for (String report = reports.readLine(); report != null; report = reports.readLine()) {
                if (!report.contains("\"created\"")) {
                    throw new IllegalStateException(report);
                }
            }
        }
    }

    /** Its number, as a word in its title, is what only this article can be found by. */
    private static String article(int number) {
        return """
                {"slug":"%s","title":"%s %s","lead":"%s","tags":["tag-%d","tag-%d"],"authors":["author-%d"],\
                "publishedAt":"%s","sections":[%s]}""".formatted(slug(number), text(6), slug(number), text(40), number % 50,
                50 + number % 7, number % 20, NEWEST.minusSeconds(3L * number),
                IntStream.range(0, 3).mapToObj(section -> "{\"heading\":\"%s\",\"body\":\"%s\\n\\n%s\"}".formatted(text(4),
                        text(35), text(35))).collect(Collectors.joining(",")));
    }

    /** As wide for every number, so that one can be put in another's place. */
    static String slug(int number) {
        return "n%07d".formatted(number);
    }

    /** Words as frequent as in a language: the n-th about 1/n as often as the first (Zipf's law). */
    private static String text(int words) {
        return IntStream.range(0, words).mapToObj(i -> word((int) Math.pow(VOCABULARY, CHANCE.nextDouble()) - 1))
                .collect(Collectors.joining(" "));
    }

    static String word(int rank) {
        if (rank < STOP_WORDS.length) {
            return STOP_WORDS[rank];
        }
        String consonants = "bdfgklmnprstvz";
        String vowels = "aeiou";
        StringBuilder word = new StringBuilder();
        for (int rest = rank * 7 + 71; rest > 0; rest /= 70) {
            word.append(consonants.charAt(rest % 14)).append(vowels.charAt(rest / 14 % 5));
        }
        return word.append(consonants.charAt(rank % 14)).toString();
    }

    private static void copy(Connection database, int from, int to) throws Exception {
        try (Statement statement = database.createStatement()) {
            statement.execute(new String(Fill.class.getResourceAsStream("copy.sql").readAllBytes(), StandardCharsets.UTF_8));
            statement.execute("CALL pg_temp.set_aside()");
            for (int copy = from; copy < to; copy++) {
                statement.execute("CALL pg_temp.copy_base(" + copy + ")");
                if (copy % 50 == 0) {
                    System.err.printf("%d articles%n", copy * BASE);
                }
            }
            // as if they had been learnt from the copies
            statement.execute("UPDATE search_word SET entries = entries * %d::bigint / %d".formatted(to, from));
            statement.execute("CALL pg_temp.bring_back()");
            statement.execute("VACUUM ANALYZE");
        }
    }
}
