package dev.stet.article.editing;

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

import dev.stet.article.conflict.EditCondition;
import dev.stet.article.content.ArticleForm;
import dev.stet.article.draft.Article;
import dev.stet.article.draft.ArticleLocator;
import dev.stet.article.draft.RevisionWriter;
import dev.stet.auth.account.Caller;
import dev.stet.auth.account.Role;
import dev.stet.platform.conditional.EntityTags;
import dev.stet.platform.lock.RowLock;
import dev.stet.testsupport.ConcurrentCommit;
import dev.stet.testsupport.Given;
import dev.stet.testsupport.Keys;
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
        String edited = EditorialRequests.draft("edited");
        String beside = EditorialRequests.draft("beside");
        String body = items(edited, beside);

        Response answer = ConcurrentCommit.committed(() -> retitle(edited, "Meanwhile"), () -> publish(body));

        answer.then().statusCode(412).body("errors.pointer", contains("#/items/0/etag"))
                .body("stale[0].current.title", is("Meanwhile"));
        readersFindNone(edited, beside);
        assertEquals(200, publish(items(edited, beside)).statusCode());
        given().get("/api/v1/articles/{slug}", edited).then().body("title", is("Meanwhile"));
    }

    @Test
    void whatIsTrashedMeanwhileIsNotPublishedAndNeitherAreTheOthers() {
        String trashed = EditorialRequests.draft("trashed");
        String beside = EditorialRequests.draft("beside");
        String body = items(beside, trashed);

        Response answer = ConcurrentCommit.committed(() -> trash.put(trashed, null, seen(trashed), editor),
                () -> publish(body));

        answer.then().statusCode(422).body("errors.pointer", contains("#/items/1/article"))
                .body("errors[0].detail", containsString("in the trash"));
        readersFindNone(trashed, beside);
        EditorialRequests.read(trashed).then().body("status", is("trashed"));
    }

    @Test
    void whatIsDeletedMeanwhileIsNoArticle() {
        String deleted = EditorialRequests.draft("deleted");
        String beside = EditorialRequests.draft("beside");
        String body = items(deleted, beside);
        Caller admin = Keys.account(Role.ADMIN);

        Response answer = ConcurrentCommit.committed(() -> trash.delete(deleted, null, seen(deleted), admin),
                () -> publish(body));

        answer.then().statusCode(422).body("errors.pointer", contains("#/items/0/article"));
        readersFindNone(deleted, beside);
    }

    @Test
    void whatGetsATranslationMeanwhileDoesNotBecomeOne() {
        String original = EditorialRequests.draft("original");
        String another = EditorialRequests.draft("another");
        String tag = EditorialRequests.tag(original);

        Response answer = ConcurrentCommit.committed(() -> translate(original), () -> EditorialRequests.patch(original, tag,
                Map.of("translationOf", another, "locale", "fr")));

        answer.then().statusCode(422).body("errors.pointer", contains("#/translationOf"));
        EditorialRequests.read(original).then().body("translationOf", nullValue());
    }

    @Test
    void whatBecomesATranslationMeanwhileIsNoOriginal() {
        String original = EditorialRequests.draft("original");
        String another = EditorialRequests.draft("another");
        Map<String, String> translation = Map.of("title", "T", "locale", Given.locale(), "translationOf", original);

        Response answer = ConcurrentCommit.committed(() -> become(original, another),
                () -> EditorialRequests.create(translation));

        answer.then().statusCode(422).body("errors.pointer", contains("#/translationOf"));
        String group = EditorialRequests.editor().get(EditorialRequests.ARTICLE + "?locale=fr", original).path("translationOf");
        EditorialRequests.create(Map.of("title", "T", "locale", Given.locale(), "translationOf", "fr/" + original)).then()
                .statusCode(201)
                .body("translationOf", is(group));
    }

    private void translate(String original) {
        drafting.createOrReplace(
                new ArticleForm(Given.slug("translation"), Given.locale(), original, "Translation", null, null, null,
                        "", List.of(), List.of(), null, null, null, null, null, null, List.of()),
                editor);
    }

    private void become(String slug, String original) {
        Article article = ArticleLocator.lock(slug, null, editor);
        drafting.replace(article,
                new ArticleForm(slug, "fr", original, "T", null, null, null, "", List.of(), List.of(), null, null,
                        null, null, null, null, List.of()),
                editor);
    }

    /** Whatever a transaction has read of a row before, it goes on with what the row says once it has it. */
    @Test
    void theLockForgetsWhatWasReadBeforeIt() {
        String slug = EditorialRequests.draft("read");
        UUID id = UUID.fromString(EditorialRequests.read(slug).path("id"));

        String title = QuarkusTransaction.requiringNew().call(() -> {
            Article before = Article.read(id).orElseThrow();
            assertEquals(2, before.sections.size());
            assertEquals(200, EditorialRequests
                    .replace(slug, EditorialRequests.tag(slug), Map.of("title", "Later", "slug", slug)).statusCode());
            Article locked = Article.lock(id).orElseThrow();
            assertEquals(List.of(), locked.sections);
            return locked.title;
        });

        assertEquals("Later", title);
    }

    @Test
    void theLockKeepsWhatTheTransactionItselfHasWritten() {
        String slug = EditorialRequests.draft("written");
        UUID id = UUID.fromString(EditorialRequests.read(slug).path("id"));

        QuarkusTransaction.requiringNew().run(() -> {
            Article.lock(id).orElseThrow().trash(RevisionWriter.now());
            assertTrue(RowLock.forChange(Article.class, List.of(id)).get(id).trashedAt != null);
        });

        EditorialRequests.read(slug).then().body("status", is("trashed"));
    }

    private void retitle(String slug, String title) {
        Article article = ArticleLocator.lock(slug, null, editor);
        drafting.replace(article,
                new ArticleForm(slug, null, null, title, null, null, null, article.lead, List.of(), List.of(), null,
                        null, null, null, null, null, List.of()),
                editor);
    }

    private static EditCondition seen(String slug) {
        return new EditCondition(EntityTags.parse("If-Match", EditorialRequests.tag(slug)), false, null);
    }

    private static String items(String... slugs) {
        return Arrays.stream(slugs).map(slug -> "{\"article\": \"%s\", \"etag\": \"%s\"}".formatted(slug,
                EditorialRequests.tag(slug).replace("\"", "\\\""))).collect(Collectors.joining(",", "{\"items\": [", "]}"));
    }

    private static Response publish(String body) {
        return EditorialRequests.editor().body(body).put("/api/v1/editorial/publications");
    }

    private static void readersFindNone(String... slugs) {
        for (String slug : slugs) {
            given().get("/api/v1/articles/{slug}", slug).then().statusCode(404);
        }
    }
}
