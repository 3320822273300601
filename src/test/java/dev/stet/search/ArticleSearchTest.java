package dev.stet.search;

import static dev.stet.search.SearchFixture.headings;
import static dev.stet.search.SearchFixture.publish;
import static dev.stet.search.SearchFixture.search;
import static io.restassured.RestAssured.given;
import static java.util.Arrays.asList;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.stet.testsupport.Given;
import io.quarkus.test.junit.QuarkusTest;

/** Readers find the article that they mean, by whatever they remember of it. */
@QuarkusTest
class ArticleSearchTest {

    private final WordListUpkeep words;

    ArticleSearchTest(WordListUpkeep words) {
        this.words = words;
    }

    private static String of(String language) {
        return language + "-x-" + UUID.randomUUID().toString().substring(0, 8);
    }

    private static List<String> titles(String locale, String q) {
        return search(locale, q).extract().jsonPath().getList("items.article.title", String.class).stream().distinct().toList();
    }

    @Test
    void byWordsThatStandInDifferentSectionsAndIsLedToTheBestOfThem() {
        String locale = Given.locale();
        publish(locale, "Release notes", "", "Toolchain", "The msrv is raised.", "Supply chain",
                "Provenance of crates: where provenance comes from.", "Thanks", "To all contributors.");

        search(locale, "msrv provenance contributors").body("items.section.heading", contains("Supply chain"))
                .body("items[0].snippet", containsString("<mark>Provenance</mark> of crates"));
        assertEquals(List.of("Thanks"), headings(locale, "contributors"));
    }

    /** By their stems, without accents, or as they were begun. */
    @ParameterizedTest
    @CsvSource({ "en, I run each day, A cunning plan, running", "de, Die Straße, Die Trasse, strasse",
            "fr, Un café, Une cage, cafe" })
    void withoutASuggestionWhereTheWordsAreFoundAsTheyWereTyped(String language, String text, String other, String q) {
        String locale = of(language);
        publish(locale, text, "", "x", "y");
        publish(locale, other, "", "x", "y");
        words.learn();

        search(locale, q).body("suggestion", nullValue());
        assertEquals(List.of(text), titles(locale, q));
    }

    @ParameterizedTest
    @CsvSource({
            "en, C++ in the kernel, C++", "en, Use of C# abroad, C#", "en, GraphQL for .NET, .net graphql",
            "en, 'A prize of $300,000', 300000", "en, A prize of 300000 dollars, '$300,000'",
            "en, A prize of 300000 dollars, '300,000 dollars'",
            "en, An open-source licence, opensource", "en, The open source licence, opensource licence",
            "en, An opensource licence, open-source", "en, Names for typosquatting crates, typo squatting",
            "en, Announcing Rust 1.27.1, rust 1.27.1", "en, React v16.8.0 is out, react 16.8",
            "en, A CI/CD pipeline, ci/cd", "en, The CVE-2022-21658, cve-2022-216",
            "de, Eine Sicherheitslücke in CGI, Lücke CGI", "de, Die Standardeinstellungen von SSL, Einstellungen SSL",
            "ja, タグページを作る, ﾀｸﾞﾍﾟｰｼﾞ", "ja, ｾﾏﾝﾃｨｯｸな版, セマンティック", "ko, 버퍼 오버런 취약점, 버퍼오버런",
            "th, วงจรชีวิตและสถานะของคอมโพเนนต์, วงจรชีวิตของคอมโพเนนต์", "he, כלי המפתחים של הדפדפן, כלי מפתחים",
            "pl, Łatki bezpieczeństwa wydane, latka bezpieczenstwa",
            "en, Concurrency is not parallelism, concurency paralelism",
            "en, What Electron is, electorn" })
    void asItIsWrittenAndAsItIsTyped(String language, String title, String q) {
        String locale = of(language);
        publish(locale, title, "Nothing.", "x", "y");
        publish(locale, "C Go 1 27 16 300", "NET 000 source.", "x", "y");
        words.learn();

        assertEquals(List.of(title), titles(locale, q));
    }

    @Test
    void byMostOfTheWordsOfAQuestion() {
        String locale = Given.locale();
        publish(locale, "Responding to events", "", "Stopping propagation", "Call it to stop an event handler.", "x",
                "In React.");
        publish(locale, "Other", "", "x", "React can be stopped.");

        assertEquals(List.of("Responding to events"), titles(locale, "how do I stop event propagation for good in react?"));
        assertEquals(List.of(), titles(locale, "propagation wombats"), "half of the words is not most of them");
    }

    @ParameterizedTest
    @CsvSource({ "en, The Who, the who", "en, AT&T, at&t", "en, IT, it", "en, To be or not to be, to be or not to be",
            "en, The, the", "de, Die, die", "de, Ein, ein", "fr, De la, de la" })
    void byTheMostFrequentWordsWhichAreTitlesToo(String language, String title, String q) {
        String locale = of(language);
        publish(locale, title, "Nothing.", "x", "y");
        publish(locale, "Longer", "", "x",
                "Who or what is to be at it, and not the one that does: die Ansage, ein Wort, de la mer.");

        assertEquals(title, titles(locale, q).get(0));
    }

    @Test
    void byNoOtherWordThanTheFrequentOneThatWasTyped() {
        String locale = Given.locale();
        publish(locale, "Theory", "Of Theo.", "x", "y");
        words.learn();

        search(locale, "the").body("items", empty()).body("suggestion", nullValue());
        assertEquals(List.of("Theory"), titles(locale, "th"));
        search(locale, "theor").body("items.article.title", contains("Theory")).body("suggestion", nullValue());
        assertEquals(List.of("Theory"), titles(locale, "the theory"));
    }

    /** Each language is this test's own. */
    @ParameterizedTest
    @CsvSource({ "gsw, gsw-CH", "zh-Hans-SG, zh-SG", "zh-Hant-MO, zh-MO", "rm, rm-CH-sursilv" })
    void inTheNearestLocaleThatTheSiteHas(String locale, String asked) {
        String slug = publish(locale, "Murmeltier", "Nothing.", "x", "y");

        search(asked, "murmeltier").body("items.article.locale", hasItem(locale)).body("items.article.slug", hasItem(slug));
        given().get("/api/v1/articles/{slug}?locale={locale}", slug, asked).then().statusCode(200).body("locale", is(locale));
        given().get("/api/v1/articles?locale={locale}", asked).then().body("items.slug", hasItem(slug));
        given().get("/api/v1/articles/{slug}/sections?locale={locale}", slug, asked).then().statusCode(200);
        given().get("/api/v1/articles/{slug}.md?locale={locale}", slug, asked).then().statusCode(200);
        given().get("/feed.json?locale={locale}", asked).then().statusCode(200).body("language", is(locale));
    }

    @Test
    void inANearerLocaleAsSoonAsTheSiteHasIt() {
        String far = publish("szl", "Murmeltier", "Nothing.");
        String list = "/api/v1/articles?locale=szl-PL";
        given().get(list).then().body("items.slug", hasItem(far));

        String near = publish("szl-PL", "Murmeltier", "Nothing.");

        given().get(list).then().body("items.slug", contains(near));
    }

    @ParameterizedTest
    @ValueSource(strings = { "marmot", "\"a marmot\"" })
    void andAllItsSectionsInWhichAllOfItStandsTheBestOfEachArticleFirst(String q) {
        String locale = Given.locale();
        publish(locale, "One", "", "p", "A marmot.", "q", "It is a marmot.", "r", "No.");
        publish(locale, "Two", "", "s", "A marmot.");

        assertEquals(asList("s", "p", "q"), headings(locale, q));
    }
}
