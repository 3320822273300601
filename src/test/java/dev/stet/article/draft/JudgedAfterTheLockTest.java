package dev.stet.article.draft;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import dev.stet.auth.Caller;
import dev.stet.auth.Role;
import dev.stet.platform.http.EntityTags;
import dev.stet.platform.lock.RowLock;
import dev.stet.testsupport.Given;
import dev.stet.testsupport.Keys;
import dev.stet.testsupport.Meanwhile;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** What is committed while a request waits for an article's row decides what becomes of the request. */
@QuarkusTest
class JudgedAfterTheLockTest {

    private final Drafting drafting;
    private final Trash trash;
    private final Caller editor = Keys.account(Role.EDITOR);

    JudgedAfterTheLockTest(Drafting drafting, Trash trash) {
        this.drafting = drafting;
        this.trash = trash;
    }

    @Test
    void anEditMeanwhileKeepsAllFromBeingPublishedTogether() {
        String edited = Desk.draft("edited");
        String beside = Desk.draft("beside");
        String body = items(edited, beside);

        Response answer = Meanwhile.committed(() -> retitle(edited, "Meanwhile"), () -> publish(body));

        answer.then().statusCode(412).body("errors.pointer", contains("#/items/0/etag"))
                .body("stale[0].current.title", is("Meanwhile"));
        readersFindNone(edited, beside);
        assertEquals(200, publish(items(edited, beside)).statusCode());
        given().get("/api/v1/articles/{slug}", edited).then().body("title", is("Meanwhile"));
    }

    @Test
    void whatIsTrashedMeanwhileIsNotPublishedAndNeitherAreTheOthers() {
        String trashed = Desk.draft("trashed");
        String beside = Desk.draft("beside");
        String body = items(beside, trashed);

        Response answer = Meanwhile.committed(() -> trash.put(trashed, null, seen(trashed), editor), () -> publish(body));

        answer.then().statusCode(422).body("errors.pointer", contains("#/items/1/article"))
                .body("errors[0].detail", containsString("in the trash"));
        readersFindNone(trashed, beside);
        Desk.read(trashed).then().body("status", is("trashed"));
    }

    @Test
    void whatIsDeletedMeanwhileIsNoArticle() {
        String deleted = Desk.draft("deleted");
        String beside = Desk.draft("beside");
        String body = items(deleted, beside);
        Caller admin = Keys.account(Role.ADMIN);

        Response answer = Meanwhile.committed(() -> trash.delete(deleted, null, seen(deleted), admin), () -> publish(body));

        answer.then().statusCode(422).body("errors.pointer", contains("#/items/0/article"));
        readersFindNone(deleted, beside);
    }

    @Test
    void whatGetsATranslationMeanwhileDoesNotBecomeOne() {
        String original = Desk.draft("original");
        String another = Desk.draft("another");
        String tag = Desk.tag(original);

        Response answer = Meanwhile.committed(() -> translate(original), () -> Desk.patch(original, tag,
                Map.of("translationOf", another, "locale", "fr")));

        answer.then().statusCode(422).body("errors.pointer", contains("#/translationOf"));
        Desk.read(original).then().body("translationOf", nullValue());
    }

    @Test
    void whatBecomesATranslationMeanwhileIsNoOriginal() {
        String original = Desk.draft("original");
        String another = Desk.draft("another");
        Map<String, String> translation = Map.of("title", "T", "locale", Given.locale(), "translationOf", original);

        Response answer = Meanwhile.committed(() -> become(original, another), () -> Desk.create(translation));

        answer.then().statusCode(422).body("errors.pointer", contains("#/translationOf"));
        String group = Desk.editor().get(Desk.ARTICLE + "?locale=fr", original).path("translationOf");
        Desk.create(Map.of("title", "T", "locale", Given.locale(), "translationOf", "fr/" + original)).then().statusCode(201)
                .body("translationOf", is(group));
    }

    private void translate(String original) {
        drafting.createOrReplace(new ArticleForm(Given.slug("translation"), Given.locale(), original, "Translation", null, null,
                "", List.of(), List.of(), null, null, null, null, null, List.of()), editor);
    }

    private void become(String slug, String original) {
        Article article = ArticleKey.lock(slug, null, editor);
        drafting.replace(article, new ArticleForm(slug, "fr", original, "T", null, null, "", List.of(), List.of(), null, null,
                null, null, null, List.of()), editor);
    }

    /** Whatever a transaction has read of a row before, it goes on with what the row says once it has it. */
    @Test
    void theLockForgetsWhatWasReadBeforeIt() {
        String slug = Desk.draft("read");
        UUID id = UUID.fromString(Desk.read(slug).path("id"));

        String title = QuarkusTransaction.requiringNew().call(() -> {
            Article before = Article.read(id).orElseThrow();
            assertEquals(2, before.sections.size());
            assertEquals(200, Desk.replace(slug, Desk.tag(slug), Map.of("title", "Later", "slug", slug)).statusCode());
            Article locked = Article.lock(id).orElseThrow();
            assertEquals(List.of(), locked.sections);
            return locked.title;
        });

        assertEquals("Later", title);
    }

    @Test
    void theLockKeepsWhatTheTransactionItselfHasWritten() {
        String slug = Desk.draft("written");
        UUID id = UUID.fromString(Desk.read(slug).path("id"));

        QuarkusTransaction.requiringNew().run(() -> {
            Article.lock(id).orElseThrow().trash(Saving.now());
            assertTrue(RowLock.forChange(Article.class, List.of(id)).get(id).trashedAt != null);
        });

        Desk.read(slug).then().body("status", is("trashed"));
    }

    private void retitle(String slug, String title) {
        Article article = ArticleKey.lock(slug, null, editor);
        drafting.replace(article, new ArticleForm(slug, null, null, title, null, null, article.lead, List.of(), List.of(), null,
                null, null, null, null, List.of()), editor);
    }

    private static Condition seen(String slug) {
        return new Condition(EntityTags.parse("If-Match", Desk.tag(slug)), false, null);
    }

    private static String items(String... slugs) {
        return Arrays.stream(slugs).map(slug -> "{\"article\": \"%s\", \"etag\": \"%s\"}".formatted(slug,
                Desk.tag(slug).replace("\"", "\\\""))).collect(Collectors.joining(",", "{\"items\": [", "]}"));
    }

    private static Response publish(String body) {
        return Desk.editor().body(body).put("/api/v1/editorial/publications");
    }

    private static void readersFindNone(String... slugs) {
        for (String slug : slugs) {
            given().get("/api/v1/articles/{slug}", slug).then().statusCode(404);
        }
    }
}
