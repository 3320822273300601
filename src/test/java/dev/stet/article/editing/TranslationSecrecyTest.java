package dev.stet.article.editing;

import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.stet.article.Canary;
import dev.stet.article.Canary.State;
import dev.stet.auth.account.Role;
import dev.stet.testsupport.Given;
import dev.stet.testsupport.Keys;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** An author names as an original what it may read or what readers see. Anything else is to it as if it were not there. */
@QuarkusTest
class TranslationSecrecyTest {

    private final String author = Keys.of(Keys.account(Role.AUTHOR));

    @Test
    void aDraftIsToOtherAuthorsAsWhatNeverWas() throws InterruptedException {
        whatReadersDoNotFindIsToOtherAuthorsAsWhatNeverWas(State.DRAFT);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("soak")
    void whatReadersDoNotFindIsToOtherAuthorsAsWhatNeverWas(State state) throws InterruptedException {
        Canary hidden = Canary.in(state, Keys.of(Keys.account(Role.AUTHOR)), Given.locale());
        if (state == State.EXPIRED) {
            Thread.sleep(1_000);
        }
        String unpublished = hidden.slugs().iterator().next(); // of what was changed, the slug that is not public
        String never = Given.slug("never");
        boolean isPublic = state == State.CHANGED || state == State.REDACTED;

        for (String name : isPublic ? new String[] { hidden.locale() + "/" + unpublished }
                : new String[] { hidden.locale() + "/" + unpublished, hidden.id(), hidden.id().toUpperCase() }) {
            if (state == State.REDACTED) {
                continue; // everybody is told that it was there
            }
            String known = name.contains("/") ? hidden.locale() + "/" + never : UUID.randomUUID().toString();
            String own = Given.slug("own");
            make(author, own, null).then().statusCode(201);
            for (String way : new String[] { "create", "replace", "patch", "merge" }) {
                Response refused = name(way, own, name);
                Response unknown = name(way, own, known);
                refused.then().statusCode(422).body("errors.pointer", is(java.util.List.of("#/translationOf")));
                assertEquals(normalised(unknown, known), normalised(refused, name), way);
                assertFalse(refused.asString().contains(hidden.id()) && !name.contains(hidden.id()), way + " tells the id");
            }
            EditorialRequests.as(author).get(EditorialRequests.ARTICLE, own).then().body("translationOf", nullValue());
        }
    }

    private Response name(String way, String own, String original) {
        String tag = EditorialRequests.tag(own);
        Map<String, Object> patch = Map.of("translationOf", original);
        return switch (way) {
            case "create" -> make(author, Given.slug("new"), original);
            case "replace" ->
                EditorialRequests.as(author).header("If-Match", tag).body(Map.of("title", "T", "translationOf", original))
                        .put(EditorialRequests.ARTICLE, own);
            case "patch" ->
                EditorialRequests.as(author).contentType("application/merge-patch+json").header("If-Match", tag).body(patch)
                        .patch(EditorialRequests.ARTICLE, own);
            default ->
                EditorialRequests.as(author).contentType("application/merge-patch+json").header("If-Match", "*").body(patch)
                        .patch(EditorialRequests.ARTICLE + "?base=1", own);
        };
    }

    private static String normalised(Response answer, String named) {
        return answer.asString().replace(named, "…").replaceAll("\"(traceId|instance)\":\"[^\"]*\"", "");
    }

    /** The locale's place in a group is taken by who may know of the group, and only there. */
    @Test
    void aDraftsTranslationKeepsItsPlace() {
        String original = EditorialRequests.draft("original");
        String place = Given.locale();

        make(author, Given.slug("squat"), original, place).then().statusCode(422);

        make(Keys.of(Role.EDITOR), Given.slug("true"), original, place).then().statusCode(201);
    }

    @Test
    void whatReadersSeeAndWhatIsItsOwnAnAuthorTranslates() {
        String published = Given.publishedArticle("seen");
        String own = Given.slug("own");
        make(author, own, null).then().statusCode(201);
        String id = EditorialRequests.read(published).path("id");

        make(author, Given.slug("one"), published).then().statusCode(201).body("translationOf", is(id));
        make(author, Given.slug("two"), id).then().statusCode(201);
        make(author, Given.slug("three"), own).then().statusCode(201);
        make(author, Given.slug("four"), EditorialRequests.read(own).path("id")).then().statusCode(201);
    }

    /** Its translation is public, but to name that would tell the id of the draft. */
    @Test
    void aPublicTranslationDoesNotTellOfAnOriginalThatIsADraft() {
        String original = EditorialRequests.draft("hidden");
        String locale = Given.locale();
        String translation = Given.slug("public");
        String id = make(Keys.of(Role.EDITOR), translation, original, locale).then().statusCode(201).extract().path("id");
        EditorialRequests.editor().header("If-Match", EditorialRequests.tag(id)).body("{}")
                .put(EditorialRequests.ARTICLE + "/publication", id).then().statusCode(200);

        for (String name : new String[] { id, locale + "/" + translation }) {
            Response refused = make(author, Given.slug("guess"), name);
            refused.then().statusCode(422);
            assertFalse(refused.asString().contains(EditorialRequests.read(original).<String> path("id")));
        }
    }

    /** An editor has put it there: what the author reads it can send back. */
    @Test
    void whatAnArticleIsATranslationOfAlreadyItStays() {
        String hidden = EditorialRequests.draft("hidden");
        String own = Given.slug("own");
        make(author, own, null).then().statusCode(201);
        EditorialRequests.patch(own, EditorialRequests.tag(own), Map.of("translationOf", hidden, "locale", "fr")).then()
                .statusCode(200);
        String id = EditorialRequests.editor().get(EditorialRequests.ARTICLE + "?locale=fr", own).path("id");

        Map<String, Object> copy = new LinkedHashMap<>(
                EditorialRequests.as(author).get(EditorialRequests.ARTICLE, id).jsonPath().getMap(""));
        copy.put("title", "Another Title");
        EditorialRequests.as(author).header("If-Match", copy.get("etag")).body(copy).put(EditorialRequests.ARTICLE, id).then()
                .statusCode(200)
                .body("translationOf", is(EditorialRequests.read(hidden).<String> path("id")))
                .body("title", is("Another Title"));

        EditorialRequests.as(author).contentType("application/merge-patch+json").header("If-Match", EditorialRequests.tag(id))
                .body("{\"translationOf\": null}").patch(EditorialRequests.ARTICLE, id).then().statusCode(200);
        EditorialRequests.as(author).header("If-Match", EditorialRequests.tag(id)).body("{}")
                .put(EditorialRequests.ARTICLE + "/revisions/3/restoration", id).then()
                .statusCode(422).body("errors[0].pointer", is("#/translationOf"));
    }

    /** What the article said once it may not say again where others lean on what it says now. */
    @Test
    void aRestorationKeepsTranslationsWhole() {
        String first = EditorialRequests.draft("first");
        String article = Given.slug("moved");
        String place = Given.locale();
        String id = make(Keys.of(Role.EDITOR), article, first, place).then().statusCode(201).extract().path("id");
        EditorialRequests.patch(id, EditorialRequests.tag(id), "{\"translationOf\": null}").then().statusCode(200);
        make(Keys.of(Role.EDITOR), Given.slug("leans"), id, Given.locale()).then().statusCode(201);

        EditorialRequests.editor().header("If-Match", EditorialRequests.tag(id)).body("{}")
                .put(EditorialRequests.ARTICLE + "/revisions/1/restoration", id).then()
                .statusCode(422).body("errors[0].pointer", is("#/translationOf"));
    }

    /** Whether a link leads to a draft of others is told to who may read that. */
    @Test
    void aCheckOfLinksTellsAnAuthorOfNoDraftOfOthers() {
        String hidden = EditorialRequests.draft("linked");
        String own = Given.slug("links");
        String never = Given.slug("never");
        EditorialRequests.as(author)
                .body(Map.of("slug", own, "title", "Links", "lead", "[a](/articles/%s) [b](/articles/%s)".formatted(hidden,
                        never)))
                .post(EditorialRequests.ARTICLES).then().statusCode(201);

        Map<String, Object> found = EditorialRequests.as(author).get(EditorialRequests.ARTICLE + "/publication/check", own)
                .then().statusCode(200)
                .extract().jsonPath().getMap("");
        String all = found.toString();
        Stream.of(hidden, never).forEach(slug -> assertEquals(true, all.contains("there is no article '" + slug + "'"), all));
    }

    private static Response make(String key, String slug, String original) {
        return make(key, slug, original, Given.locale());
    }

    private static Response make(String key, String slug, String original, String locale) {
        Map<String, Object> body = new LinkedHashMap<>(Map.of("slug", slug, "title", "Title"));
        if (original != null) {
            body.put("translationOf", original);
            body.put("locale", locale);
        }
        return EditorialRequests.as(key).body(body).post(EditorialRequests.ARTICLES);
    }
}
