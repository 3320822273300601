package dev.stet.search;

import static dev.stet.search.SearchFixture.ask;
import static dev.stet.search.SearchFixture.headings;
import static dev.stet.search.SearchFixture.publish;
import static dev.stet.search.SearchFixture.search;
import static io.restassured.RestAssured.given;
import static java.util.Arrays.asList;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.containsStringIgnoringCase;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

import jakarta.persistence.EntityManager;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.stet.testsupport.Given;
import dev.stet.testsupport.Statements;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

/** Readers find the sections in which something stands, in their own language. */
@QuarkusTest
class SearchTest {

    private final WordListUpkeep words;
    private final EntityManager database;

    SearchTest(WordListUpkeep words, EntityManager database) {
        this.words = words;
        this.database = database;
    }

    @Test
    void findsSectionsAndLeadsToThem() {
        String locale = Given.locale();
        String slug = publish(locale, "DeepSeek’s Rise", "How an outsider surprised everybody.", "About Liang Wenfeng",
                "He studied in Hangzhou.\n\nAfter the crisis Liang founded a hedge fund that trades by machines.",
                "What follows", "Nobody knows.");

        search(locale, "hedge funds").body("items", hasSize(1)).body("items[0].article.slug", is(slug))
                .body("items[0].article.title", is("DeepSeek’s Rise"))
                .body("items[0].section.slug", is("about-liang-wenfeng"))
                .body("items[0].section.heading", is("About Liang Wenfeng"))
                .body("items[0].snippet", containsString("Liang founded a <mark>hedge</mark> <mark>fund</mark> that"))
                .body("items[0].rank", greaterThan(0f)).body("suggestion", nullValue())
                .body("items[0].links.section",
                        is("/api/v1/articles/" + slug + "/sections/about-liang-wenfeng?locale=" + locale))
                .body("items[0].links.fragment", is("#:~:text=hedge%20fund%20that%20trades%20by%20machines."));
        given().get(search(locale, "hedge").extract().<String> path("items[0].links.section")).then().statusCode(200)
                .body("heading", is("About Liang Wenfeng"));
    }

    @Test
    void findsStemsBeginningsPhrasesAndLeavesOut() {
        String locale = Given.locale();
        publish(locale, "Title", "", "Running", "The trains were running on time.", "Order", "On time they were, the trains.");

        assertEquals(List.of("Running"), headings(locale, "run"));
        assertEquals(List.of("Running"), headings(locale, "\"running on time\""));
        assertEquals(List.of("Running"), headings(locale, "“running on time”"));
        assertEquals(List.of(), headings(locale, "\"time on running\""));
        assertEquals(List.of("Order"), headings(locale, "train -running"));
        assertEquals(List.of("Order"), headings(locale, "trains -\"running on\""));
        assertEquals(new HashSet<>(List.of("Running", "Order")), new HashSet<>(headings(locale, "tra")));
        assertEquals(List.of(), headings(locale, "tra time"), "only the last word may be begun");
        assertEquals(List.of(), headings(locale, "tra "), "a space ends it");
        assertEquals(List.of(), headings(locale, "\"tra\""));
        assertEquals(List.of(), headings(locale, "trains ships"), "all words must be there");
    }

    @Test
    void findsAWordWhoseStemIsShorterThanWhatWasTyped() {
        String locale = Given.locale();
        publish(locale, "Title", "", "One", "Their organizations are publishing.");
        words.learn();

        for (String begun : List.of("org", "organizati", "organizatio", "publishi", "publishin")) {
            assertEquals(List.of("One"), headings(locale, begun), begun);
        }
    }

    @Test
    void countsTitlesMostThenHeadingsThenLeadsThenBodies() {
        String locale = Given.locale();
        publish(locale, "Of zebras", "Nothing.", "x", "y");
        publish(locale, "Second", "Nothing.", "Zebras", "y");
        publish(locale, "Third", "A zebra.", "x", "y");
        publish(locale, "Fourth", "Nothing.", "x", "Zebra.");

        search(locale, "zebra").body("items.article.title", contains("Of zebras", "Second", "Third", "Fourth"))
                .body("items.collect { it.section?.heading }", is(asList(null, "Zebras", null, "x")));
    }

    @Test
    void findsASectionByItsArticlesTitleTogetherWithItsOwnWords() {
        String locale = Given.locale();
        publish(locale, "Capybaras", "Nothing.", "Food", "They eat grass.", "Sleep", "They sleep.");

        assertEquals(List.of("Food"), headings(locale, "capybara grass"));
        assertEquals(asList((String) null), headings(locale, "capybara"), "the title alone is no section's hit");
    }

    @ParameterizedTest
    @CsvSource({
            "zh-Hans-x-, 梁文锋在杭州创办了一家对冲基金。, 杭州, <mark>杭州</mark>",
            "zh-Hans-x-, 梁文锋在杭州创办了一家对冲基金。, 梁文锋, <mark>梁文锋</mark>在",
            "zh-Hans-x-, 梁文锋在杭州创办了一家对冲基金。, 基, <mark>基</mark>金",
            "ja-x-, 東京の編集者が記事を書きました。, 記事, <mark>記事</mark>を",
            "ja-x-, サーバーを起動する, サーバー, <mark>サーバー</mark>を",
            "ko-x-, 서울에서 한국어를 배웁니다., 한국, <mark>한국</mark>어",
            "en-x-, The name 梁文锋 in English, 文锋, 梁<mark>文锋</mark>",
            "de-x-, Die Häuser an der Straße, haus, <mark>Häuser</mark>",
            "de-x-, Die Häuser an der Straße, STRASSE, <mark>Straße</mark>",
            "de-x-, Ein schöner Tag in Zürich, zurich, <mark>Zürich</mark>",
            "fr-x-, Les élèves arrivèrent, eleve, <mark>élèves</mark>",
            "fr-x-, Les élèves arrivèrent, élève, <mark>élèves</mark>",
            "es-x-, Las canciones de mañana, CANCIÓN, <mark>canciones</mark>",
            "ru-x-, Новые книги вышли, книга, <mark>книги</mark>",
            "eo-x-, La ĉevaloj kuras, cevaloj, <mark>ĉevaloj</mark>",
            "en-x-, Café Ａlpha opens, cafe alpha, <mark>Café</mark> <mark>Ａlpha</mark>" })
    void knowsTheLanguage(String language, String text, String q, String marked) {
        String locale = language + UUID.randomUUID().toString().substring(0, 8);
        publish(locale, "1", "", "2", text);

        search(locale, q).body("items.section.heading", contains("2")).body("items[0].snippet", containsString(marked));
    }

    @Test
    void doesNotFindCharactersThatDoNotStandSideBySide() {
        String locale = "zh-Hans-x-" + UUID.randomUUID().toString().substring(0, 8);
        publish(locale, "1", "", "2", "杭州创办了一家对冲基金。");

        assertEquals(List.of(), headings(locale, "杭基"));
        assertEquals(List.of(), headings(locale, "州杭"));
        assertEquals(List.of("2"), headings(locale, "杭州 基金"));
        assertEquals(List.of(), headings(locale, "杭州 -基金"));
    }

    @Test
    void doesNotMixLocales() {
        String locale = Given.locale();
        publish(locale, "1", "", "2", "A wombat.");

        assertEquals(List.of(), headings(Given.locale(), "wombat"));
    }

    @Test
    void keepsToTags() {
        String locale = Given.locale();
        Given.importedLines("""
                {"slug": "%s", "locale": "%s", "title": "Tagged quokka", "tags": ["animals"], "lead": ""}"""
                .formatted(Given.slug("tagged"), locale));
        publish(locale, "Another quokka", "");

        ask(Map.of("locale", locale, "q", "quokka")).then().body("items", hasSize(2));
        ask(Map.of("locale", locale, "q", "quokka", "tag", "animals")).then().body("items.article.title",
                contains("Tagged quokka"));
        ask(Map.of("locale", locale, "q", "quokka", "tag", List.of("animals", "plants"))).then().body("items", hasSize(1));
        ask(Map.of("locale", locale, "q", "quokka", "tag", "plants")).then().body("items", empty());
    }

    @Test
    void aWordThatStandsInTenThousandPlacesIsTakenAsWhole() {
        String locale = Given.locale();
        publish(locale, "Title", "", "One", "A zyzzyva.", "Two", "A zyzzyva7.");
        words.learn();
        assertEquals(Set.of("One", "Two"), Set.copyOf(headings(locale, "zyzzyva")));

        QuarkusTransaction.requiringNew().run(() -> database
                .createNativeQuery("UPDATE search_word SET entries = 10000 WHERE word = 'zyzzyva'").executeUpdate());
        assertEquals(List.of("One"), headings(locale, "zyzzyva"));
        assertEquals(Set.of("One", "Two"), Set.copyOf(headings(locale, "zyzzyv")));
    }

    @Test
    void suggestsWhatWasMeant() {
        String locale = Given.locale();
        publish(locale, "1", "", "2", "An extraordinary marsupial sleeps.");
        words.learn();

        search(locale, "extrordinary marsupial").body("items.section.heading", contains("2")).body("suggestion",
                is("extraordinary marsupial"));
        search(locale, "Marsuipal").body("suggestion", is("marsupial"));
        search(locale, "qqqqqqqq").body("items", empty()).body("suggestion", nullValue());
        search(locale, "marsupial").body("items", hasSize(1)).body("suggestion", nullValue());
    }

    @Test
    void suggestsNoWordThatOnlyAnotherLocaleHas() {
        publish(Given.locale(), "1", "", "2", "Some flibbertigibbet here.");
        words.learn();

        search(Given.locale(), "flibertigibbet").body("suggestion", nullValue());
    }

    @Test
    void showsHostileTextAsText() {
        String locale = Given.locale();
        publish(locale, "1", "", "2", "Before `<script>alert(\"x\")</script>` & `<mark>` 'narwhal' `<img src=x onerror=y>`");

        String snippet = search(locale, "narwhal").extract().path("items[0].snippet");

        assertEquals(
                "Before &lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &lt;mark&gt; &#39;<mark>narwhal</mark>&#39; "
                        + "&lt;img src=x onerror=y&gt;",
                snippet);
        search(locale, "script").body("items[0].snippet", startsWith("Before &lt;<mark>script</mark>&gt;alert("));
    }

    @Test
    void showsOnlyThePartOfALongTextThatFits() {
        String locale = Given.locale();
        publish(locale, "1", "", "2",
                "Lorem ipsum dolor. ".repeat(500) + "Here lives the axolotl today. " + "Sit amet. ".repeat(500));

        String snippet = search(locale, "axolotl").extract().path("items[0].snippet");

        assertTrue(snippet.contains("Here lives the <mark>axolotl</mark> today."), snippet);
        assertTrue(snippet.startsWith("… ") && snippet.endsWith(" …") && snippet.length() < 300, snippet);
    }

    @Test
    void findsTheBeginningOfATextThatIsTooLongForPostgres() {
        String locale = Given.locale();
        StringBuilder text = new StringBuilder("Armadillo ");
        for (int i = 0; text.length() < 190_000; i++) {
            text.appendCodePoint(0x4E00 + i * 13 % 20_000).appendCodePoint(0x4E00 + i / 1_500 * 17 % 20_000);
            text.append(i % 1_000 == 999 ? "\n\n" : "");
        }
        publish(locale, "1", "", "2", text.toString());

        assertEquals(List.of("2"), headings(locale, "armadillo"));
    }

    @Test
    void walksAllHitsOnceAndBack() {
        String locale = Given.locale();
        Given.importedLines(IntStream.range(0, 25)
                .mapToObj(
                        i -> """
                                {"slug": "%s", "locale": "%s", "title": "Walk %d", "lead": "%s", \
                                "sections": [{"heading": "s", "body": "pangolin"}]}
                                """
                                .formatted(Given.slug("walk"), locale, i, "pangolin ".repeat(i % 5)).strip())
                .toArray(String[]::new));
        List<String> whole = keys(ask(Map.of("locale", locale, "q", "pangolin", "limit", 100)).jsonPath());
        assertEquals(45, whole.size()); // 25 sections and 20 leads
        List<String> walked = new ArrayList<>();
        List<JsonPath> pages = new ArrayList<>();
        String cursor = null;
        do {
            Map<String, Object> parameters = new java.util.HashMap<>(Map.of("locale", locale, "q", "pangolin", "limit", 4));
            if (cursor != null) {
                parameters.put("cursor", cursor);
            }
            JsonPath page = ask(parameters).then().statusCode(200).header("Link", containsString("rel=\"first\"")).extract()
                    .jsonPath();
            pages.add(page);
            walked.addAll(keys(page));
            cursor = page.getString("page.next");
        } while (cursor != null);

        assertEquals(whole, walked);
        String back = pages.get(5).getString("page.previous");
        assertEquals(keys(pages.get(4)), keys(ask(Map.of("locale", locale, "q", "pangolin", "limit", 4, "cursor", back))
                .jsonPath()));
        ask(Map.of("locale", locale, "q", "other", "limit", 4, "cursor", back)).then().statusCode(400);
        ask(Map.of("locale", locale, "q", "pangolin", "tag", "x", "cursor", back)).then().statusCode(400);
    }

    private static List<String> keys(JsonPath page) {
        return page.getList("items.collect { it.article.slug + ' ' + it.section?.slug }");
    }

    @Test
    void takesAsManyStatementsForManyHitsAsForOne() {
        String locale = Given.locale();
        Given.importedLines(IntStream.range(0, 101).mapToObj(i -> """
                {"slug": "%s", "locale": "%s", "title": "Count %d", "lead": "tapir"}""".formatted(Given.slug("count"), locale,
                i)).toArray(String[]::new));
        for (int limit : new int[] { 1, 20, 100 }) {
            String path = "/api/v1/search?q=tapir&limit=%d&locale=%s".formatted(limit, locale);
            String cursor = given().get(path).path("page.next");
            assertEquals(3, Statements.ofReading(path));
            assertEquals(3, Statements.ofReading(path + "&cursor=" + cursor));
        }
        words.learn();
        assertEquals(3, Statements.ofReading("/api/v1/search?q=taapir&locale=" + locale));
    }

    @Test
    void isCachedLikeOtherReads() {
        String locale = Given.locale();
        publish(locale, "1", "", "2", "An okapi.");
        String path = "/api/v1/search?q=okapi&locale=" + locale;

        String tag = given().get(path).then().statusCode(200).header("Cache-Control", containsString("public, max-age="))
                .header("ETag", notNullValue()).extract().header("ETag");
        given().header("If-None-Match", tag).get(path).then().statusCode(304);
    }

    @ParameterizedTest
    @CsvSource({ "q, ''", "q, '   '", "q, '\u00a0\u200b\u3164'", "limit, 0", "limit, 101", "limit, x", "locale, '!'",
            "cursor, made-up",
            "sort, rank", "offset, 1" })
    void refusesWhatItDoesNotTake(String parameter, String value) {
        Map<String, String> parameters = new java.util.HashMap<>(Map.of("q", "x"));
        parameters.put(parameter, value);

        ask(parameters).then().statusCode(400).contentType("application/problem+json").body("errors.parameter",
                contains(parameter));
    }

    @Test
    void needsSomethingToLookForThatIsNotTooLong() {
        ask(Map.of()).then().statusCode(400).body("errors.parameter", contains("q"));
        ask(Map.of("q", "é".repeat(201))).then().statusCode(400).body("errors.parameter", contains("q"));
        ask(Map.of("q", "é".repeat(200))).then().statusCode(200).body("items", empty());
    }

    @ParameterizedTest
    @ValueSource(strings = { "' ; DROP TABLE edition --", "!!!", "-", "-wombat", "the", "the -wombat", "\"", "\"\"",
            "a & | ! b", "foo:*", "(((", "\\", "'", "%", "_", "<->", "𝔘𝔫𝔦", "\u0301", "👩‍👩‍👧", "1e5 0x1F 3.14 1,000",
            "a'b''c", "x@y.org http://z/?a=b", "ﷺ", "½ ①" })
    void takesWhateverIsTyped(String q) {
        search("en", q);
    }

    @Test
    void findsNothingByWordsToLeaveOutAlone() {
        String locale = Given.locale();
        publish(locale, "1", "", "2", "An ibex.");

        for (String q : List.of("-wombat", "the", "the -wombat", "?", "\"\"")) {
            assertEquals(List.of(), headings(locale, q), q);
        }
        assertFalse(headings(locale, "the ibex").isEmpty());
        search(locale, "ibex").body("items[0].snippet", containsStringIgnoringCase("ibex")).body("items", not(empty()));
    }
}
