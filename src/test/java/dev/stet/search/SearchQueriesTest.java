package dev.stet.search;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Map.entry;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.stet.testsupport.BesideOthers;
import dev.stet.testsupport.Program;

/** Readers who half remember an article find it: {@code queries.tsv} says what they type and what they mean. */
@Tag("soak")
@BesideOthers
class SearchQueriesTest {

    /** Not everybody has it, for it is no part of the project. */
    private static final Path CORPUS = Path.of(System.getProperty("tests.corpus", "../shared/corpus/blogs"));
    private static final int FIRST = 3;
    /** Percent of all queries that find what is meant among the {@link #FIRST} articles; it only goes up. */
    private static final double FLOOR = 98.9;
    /**
     * Of each kind, as many as MiniSearch 7.2 finds on the same texts: the better of its defaults and of prefixes with
     * {@code fuzzy: 0.2} and titles counted twice, each locale in an index of its own, asked in the locale that the site has.
     */
    private static final Map<String, Integer> MINI_SEARCH = Map.ofEntries(entry("words", 16), entry("begun", 14),
            entry("question", 13), entry("stem", 14), entry("typo", 15), entry("name", 14), entry("symbol", 16),
            entry("accent", 13), entry("compound", 13), entry("cjk", 8), entry("script", 14), entry("stop", 15));
    private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9a-f]{4})");
    private static final List<Query> QUERIES = queries();

    @TempDir
    Path home;

    private record Meant(String locale, String slug) {

        static Meant of(String article) {
            String name = article.replaceFirst("^sample:", "");
            String[] parts = name.split("/");
            return new Meant(parts[0], name.equals(article) ? BlogArticles.slug(name) : parts[1]);
        }
    }

    /** @param meant any of them is right */
    private record Query(String kind, String locale, String text, List<Meant> meant) {

        static Query of(String line) {
            String[] columns = line.split("\t", -1);
            assertEquals(4, columns.length, line);
            String text = ESCAPE.matcher(columns[2])
                    .replaceAll(escape -> Character.toString(Integer.parseInt(escape.group(1), 16)));
            return new Query(columns[0], columns[1], text, Stream.of(columns[3].split(" ")).map(Meant::of).toList());
        }
    }

    /** @param first slugs, the best first */
    private record Answer(Query query, List<String> first) {

        boolean isRight() {
            return query.meant.stream().anyMatch(meant -> first.contains(meant.slug));
        }

        @Override
        public String toString() {
            return "%s %s [%s] means %s, finds %s".formatted(query.kind, query.locale, query.text,
                    query.meant.stream().map(Meant::slug).toList(), first);
        }
    }

    @Test
    void thereAreManyQueriesOfEachKindAndInManyLanguages() {
        Map<String, Long> kinds = QUERIES.stream().collect(groupingBy(Query::kind, counting()));
        assertTrue(QUERIES.size() >= 150 && kinds.size() == 12, kinds::toString);
        assertTrue(kinds.values().stream().allMatch(queries -> queries >= 12), kinds::toString);
        assertTrue(QUERIES.stream().map(query -> query.locale.replaceFirst("-.*", "")).distinct().count() >= 8);
        assertEquals(QUERIES.size(), QUERIES.stream().map(query -> query.locale + " " + query.text).distinct().count());
    }

    @Test
    void theFirstArticlesAreThoseThatReadersMean() throws IOException {
        assumeTrue(Files.isDirectory(CORPUS), () -> "No articles in " + CORPUS.toAbsolutePath());
        try (Program program = Program.start(home)) {
            String articles = program.address() + "/api/v1/articles/{slug}?fields=slug&locale={locale}";
            publish(program.address());
            QUERIES.stream().flatMap(query -> query.meant.stream()).distinct()
                    .forEach(meant -> given().get(articles, meant.slug, meant.locale).then().statusCode(200));

            List<Answer> answers = QUERIES.stream().map(query -> ask(program.address(), query)).toList();

            String report = report(answers);
            System.out.println(report);
            assertTrue(100.0 * right(answers) / answers.size() >= FLOOR, report);
            MINI_SEARCH.forEach((kind, found) -> assertTrue(
                    right(answers.stream().filter(answer -> answer.query.kind.equals(kind)).toList()) >= found,
                    () -> kind + " must be " + found + " at least\n" + report));
        }
    }

    private void publish(String address) throws IOException {
        List<String> articles = new BlogArticles(CORPUS).lines();
        String key = Files.readString(home.resolve("admin.key")).strip();
        String reports = given().auth().oauth2(key).contentType("application/x-ndjson")
                .body(String.join("\n", articles).getBytes(UTF_8)).post(address + "/api/v1/integration/import")
                .then().statusCode(200).extract().asString();
        assertEquals(articles.size(), reports.lines().filter(line -> line.contains("\"created\"")).count(),
                () -> reports.lines().filter(line -> !line.contains("\"created\"")).collect(joining("\n")));
    }

    /** As a client does that shows an article once, wherever and how often what was typed stands in it. */
    private static Answer ask(String address, Query query) {
        return new Answer(query, given().queryParam("q", query.text).queryParam("locale", query.locale)
                .get(address + "/api/v1/search").then().statusCode(200).extract().jsonPath()
                .getList("items.article.slug", String.class).stream().distinct().limit(FIRST).toList());
    }

    private static long right(List<Answer> answers) {
        return answers.stream().filter(Answer::isRight).count();
    }

    private static String report(List<Answer> answers) {
        Map<String, List<Answer>> kinds = answers.stream()
                .collect(groupingBy(answer -> answer.query.kind, LinkedHashMap::new, toList()));
        kinds.put("all", answers);
        String table = kinds.entrySet().stream().map(kind -> "%-9s %3d of %3d, %3.0f %%".formatted(kind.getKey(),
                right(kind.getValue()), kind.getValue().size(), 100.0 * right(kind.getValue()) / kind.getValue().size()))
                .collect(joining("\n"));
        String missed = answers.stream().filter(answer -> !answer.isRight()).map(Answer::toString).collect(joining("\n"));
        return "Among the first " + FIRST + " articles:\n" + table + "\nNot among them:\n" + missed;
    }

    private static List<Query> queries() {
        try (InputStream lines = SearchQueriesTest.class.getResourceAsStream("/search/queries.tsv")) {
            return new String(lines.readAllBytes(), UTF_8).lines().filter(line -> !line.startsWith("#")).map(Query::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
