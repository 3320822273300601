package dev.stet.comment.privacy;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import jakarta.persistence.EntityManager;

import org.junit.jupiter.api.Test;

import dev.stet.auth.account.Role;
import dev.stet.comment.CommentRequest;
import dev.stet.comment.thread.Comment;
import dev.stet.comment.thread.Comment.Status;
import dev.stet.comment.thread.CommentText;
import dev.stet.comment.thread.CommentWriter;
import dev.stet.testsupport.ConcurrentCommit;
import dev.stet.testsupport.Given;
import dev.stet.testsupport.Keys;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** What moderators and commenters do while an erasure waits for a comment decides how the comment is erased. */
@QuarkusTest
class ErasedAfterTheLockTest {

    private final CommentWriter commentWriter;
    private final Erasure erasure;
    private final Contacts contacts;
    private final EmailKeys keys;
    private final EntityManager database;

    ErasedAfterTheLockTest(CommentWriter commentWriter, Erasure erasure, Contacts contacts, EmailKeys keys,
            EntityManager database) {
        this.commentWriter = commentWriter;
        this.erasure = erasure;
        this.contacts = contacts;
        this.keys = keys;
        this.database = database;
    }

    @Test
    void whatIsApprovedMeanwhileLeavesItsPlaceAndIsCountedAndGoesFromCaches() {
        String email = CommentRequest.email();
        String slug = Given.publishedArticle("approved");
        UUID comment = UUID.fromString(CommentRequest.to(slug).by("Ann", email).saying("Seen for a moment.").posted());
        CommentRequest.comments(slug, "").body("items", empty()); // is kept by the cache

        Response answer = ConcurrentCommit.committed(() -> decide(comment, Status.APPROVED), () -> erase(email));

        answer.then().statusCode(200).body("comments", is(1));
        CommentRequest.comments(slug, "").body("items.id", contains(comment.toString())).body("items[0].body", nullValue());
        given().get("/api/v1/articles/{slug}?include=commentCount", slug).then().body("commentCount", is(0));
        assertTrue(QuarkusTransaction.requiringNew().call(() -> (Boolean) database.createNativeQuery("""
                SELECT cardinality(stale) > 0 FROM change WHERE kind = 'comment.erased' AND payload ->> 'comment' = :comment""",
                Boolean.class).setParameter("comment", comment.toString()).getSingleResult()), "caches are not told");
    }

    @Test
    void whatIsTakenBackMeanwhileGoesWholly() {
        String email = CommentRequest.email();
        String slug = Given.publishedArticle("held");
        UUID comment = UUID.fromString(CommentRequest.to(slug).by("Ann", email).saying("Held again.").approved());

        Response answer = ConcurrentCommit.committed(() -> decide(comment, Status.PENDING), () -> erase(email));

        answer.then().statusCode(200).body("comments", is(1));
        CommentRequest.comments(slug, "").body("items", empty());
        CommentRequest.moderator().get("/api/v1/editorial/comments/{id}", comment).then().statusCode(404);
        given().get("/api/v1/articles/{slug}?include=commentCount", slug).then().body("commentCount", is(0));
    }

    @Test
    void whatItsAuthorErasedMeanwhileIsNotErasedTwice() {
        String email = CommentRequest.email();
        String slug = Given.publishedArticle("own");
        UUID comment = UUID.fromString(CommentRequest.to(slug).by("Ann", email).approved());

        Response answer = ConcurrentCommit.committed(() -> erasure.erase(Comment.lock(comment).orElseThrow(), null),
                () -> erase(email));

        answer.then().statusCode(200).body("comments", is(0));
        assertEquals(1L, QuarkusTransaction.requiringNew().call(() -> (Long) database.createNativeQuery("""
                SELECT count(*) FROM change WHERE kind = 'comment.erased' AND payload ->> 'comment' = :comment""", Long.class)
                .setParameter("comment", comment.toString()).getSingleResult()));
    }

    @Test
    void whatAModeratorSawIsNotWhatIsDecidedIfItsAuthorEditedItMeanwhile() {
        String slug = Given.publishedArticle("edited");
        UUID comment = UUID.fromString(CommentRequest.to(slug).saying("Harmless.").posted());
        String tag = CommentRequest.moderator().get("/api/v1/editorial/comments/{id}", comment).header("ETag");

        Response answer = ConcurrentCommit.committed(() -> {
            Comment edited = Comment.lock(comment).orElseThrow();
            commentWriter.revise(edited, new CommentText("Ann", null, "Harmful."), edited.status,
                    edited.doubts(), Instant.now());
        }, () -> CommentRequest.moderator().header("If-Match", tag).body(Map.of("status", "approved"))
                .put("/api/v1/editorial/comments/{id}/status", comment));

        answer.then().statusCode(412).body("current.body", not(containsString("Harmless")));
        CommentRequest.comments(slug, "").body("items", empty());
    }

    /** Of many rows that are moved to another key, none gets back what its owner has changed meanwhile. */
    @Test
    void whoUnsubscribesMeanwhileStaysSo() {
        String slug = Given.publishedArticle("mail");
        UUID comment = UUID.fromString(CommentRequest.to(slug).with("subscribe", true).posted());

        QuarkusTransaction.requiringNew().run(() -> {
            Contact read = Contact.findById(comment);
            assertTrue(read.wantsReplies);
            QuarkusTransaction.requiringNew().run(() -> contacts.unsubscribe(Contact.findById(comment)));
            read.protect("moved@example.org", keys.current());
        });

        assertTrue(QuarkusTransaction.requiringNew().call(() -> !Contact.<Contact> findById(comment).wantsReplies));
    }

    private void decide(UUID comment, Status status) {
        commentWriter.decide(Comment.lock(comment).orElseThrow(), status, null);
    }

    private static Response erase(String email) {
        return given().auth().oauth2(Keys.of(Role.ADMIN)).contentType("application/json").body(Map.of("email", email))
                .post("/api/v1/integration/personal-data/erasure");
    }
}
