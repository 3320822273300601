package dev.stet.search;

import static dev.stet.search.SearchFixture.search;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;

import jakarta.persistence.EntityManager;

import org.junit.jupiter.api.Test;

import dev.stet.auth.account.Role;
import dev.stet.testsupport.Given;
import dev.stet.testsupport.Keys;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

/** Readers find an article by who wrote it and by its tags, as these are called now. */
@QuarkusTest
class BylineSearchTest {

    private final WordListUpkeep words;
    private final SearchUpkeep upkeep;
    private final EntityManager database;

    BylineSearchTest(WordListUpkeep words, SearchUpkeep upkeep, EntityManager database) {
        this.words = words;
        this.upkeep = upkeep;
        this.database = database;
    }

    private static List<String> titles(String locale, String q) {
        return search(locale, q).extract().jsonPath().getList("items.article.title", String.class).stream().distinct().toList();
    }

    @Test
    void byItsBylineAndItsTagsAlsoWhenTheyAreCalledOtherwise() {
        String locale = Given.locale();
        String author = Given.slug("author");
        Given.importedLines("""
                {"slug": "%s", "locale": "%s", "title": "Signed", "lead": "",
                 "authors": [{"slug": "%s", "name": "Andrew Gerrand"}], "tags": [{"slug": "%s", "name": "Wind harps"}]}"""
                .formatted(Given.slug("signed"), locale, author, Given.slug("tag")).replace("\n", ""));

        search(locale, "andrew gerrand").body("items.article.title", contains("Signed")).body("items[0].section", nullValue());
        assertEquals(List.of("Signed"), titles(locale, "wind harp"));

        rename(author, "Andrea Gerritsen");
        upkeep.followNames();
        assertEquals(List.of("Signed"), titles(locale, "gerritsen"));
        assertEquals(List.of(), titles(locale, "gerrand"));
    }

    private static void rename(String author, String name) {
        String address = "/api/v1/editorial/authors/" + author;
        String tag = given().auth().oauth2(Keys.of(Role.EDITOR)).get(address).then().statusCode(200).extract().header("ETag");
        given().auth().oauth2(Keys.of(Role.EDITOR)).contentType("application/json").header("If-Match", tag)
                .body(Map.of("name", name)).put(address).then().statusCode(200);
    }

    @Test
    void byItsNewBylineAlsoWhereSomebodyHeldItWhenItsAuthorWasRenamed() {
        String locale = Given.locale();
        String author = Given.slug("author");
        String slug = Given.slug("signed");
        Given.importedLines("""
                {"slug": "%s", "locale": "%s", "title": "Signed", "lead": "",
                 "authors": [{"slug": "%s", "name": "Ottoline Brackwater"}]}"""
                .formatted(slug, locale, author).replace("\n", ""));
        rename(author, "Perpetua Wexcombe");

        QuarkusTransaction.requiringNew().run(() -> {
            database.createNativeQuery("SELECT id FROM edition WHERE slug = :slug FOR UPDATE").setParameter("slug", slug)
                    .getResultList();
            upkeep.followNames();
        });
        upkeep.catchUp();

        assertEquals(List.of("Signed"), titles(locale, "wexcombe"));
        assertEquals(List.of(), titles(locale, "brackwater"));
    }

    @Test
    void byAMistypedBylineAlsoWhenWordsWereForgottenThatStandNowhere() {
        String locale = Given.locale();
        Given.importedLines("""
                {"slug": "%s", "locale": "%s", "title": "Signed", "lead": "",
                 "authors": [{"slug": "%s", "name": "Quirinus Vandeventer"}]}"""
                .formatted(Given.slug("signed"), locale, Given.slug("author")).replace("\n", ""));
        words.learn();
        words.forget();

        search(locale, "vandevnter").body("items.article.title", contains("Signed")).body("suggestion", is("vandeventer"));
    }
}
