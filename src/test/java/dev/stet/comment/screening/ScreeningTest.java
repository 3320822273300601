package dev.stet.comment.screening;

import static dev.stet.comment.CommentRequest.moderator;
import static dev.stet.comment.CommentRequest.seenByModerators;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.stet.comment.CommentRequest;
import dev.stet.testsupport.Given;
import io.quarkus.test.junit.QuarkusTest;

/** What makes a comment wait, or spam. */
@QuarkusTest
class ScreeningTest {

    private static final String BLOCKS = "/api/v1/editorial/comment-blocks";

    private String slug;
    private String known;
    private String token;

    @BeforeEach
    void anArticleAndSomebodyKnown() {
        slug = Given.publishedArticle("screened");
        known = CommentRequest.email();
        token = CommentRequest.to(slug).by("Known", known).known();
    }

    @Test
    void manyLinksWait() {
        String two = "[a](https://a.example) and https://b.example " + slug;
        CommentRequest.to(slug).by("Known", known).bringing(token).saying(two).send().then().statusCode(201);
        String held = CommentRequest.to(slug).by("Known", known).bringing(token).saying(two + " https://c.example").posted();

        seenByModerators(held).body("status", is("pending")).body("doubts", contains("links"));
    }

    @Test
    void whatOneAddressSaysAgainElsewhereWaits() {
        String said = "Great post, thanks! " + slug;
        CommentRequest.to(slug).by("Known", known).bringing(token).saying(said).from("192.0.2.77").send().then()
                .statusCode(201);
        String other = CommentRequest.email();
        String proof = CommentRequest.to(slug).by("Other", other).known();
        String held = CommentRequest.to(Given.publishedArticle("other")).by("Other", other).bringing(proof).saying(said)
                .from("192.0.2.77").posted();

        seenByModerators(held).body("doubts", contains("repeated"));
    }

    @Test
    void aBlockedWordIsAWholeWordInAnyCase() {
        String word = "spamword" + slug.substring(slug.length() - 8);
        block("word", word);

        spam(CommentRequest.to(slug).by("Known", known).bringing(token).saying("Buy " + word.toUpperCase() + "!"),
                "blocked-word");
        spam(CommentRequest.to(slug).by(word, known).bringing(token), "blocked-word");
        CommentRequest.to(slug).by("Known", known).bringing(token).saying("un" + word + "ed").send().then().statusCode(201);
    }

    @Test
    void scriptsWithoutSpacesHaveWordsToo() {
        block("word", "赌场" + slug.substring(slug.length() - 4));
        spam(CommentRequest.to(slug).by("Known", known).bringing(token).saying("去赌场" + slug.substring(slug.length() - 4) + "吧"),
                "blocked-word");
    }

    @Test
    void aBlockedAddressOfASiteIsFoundInBodyAndSignature() {
        String host = slug + ".example";
        block("url", host);

        spam(CommentRequest.to(slug).by("Known", known).bringing(token).of("https://www." + host + "/x"), "blocked-url");
        spam(CommentRequest.to(slug).by("Known", known).bringing(token).saying("See https://" + host.toUpperCase()),
                "blocked-url");
    }

    @Test
    void aBlockedPersonIsKnownInAnyCase() {
        block("email", known.toUpperCase());
        spam(CommentRequest.to(slug).by("Known", known).bringing(token), "blocked-email");
        moderator().get(BLOCKS).then().statusCode(200).body("items.value", hasItem(known.toUpperCase()));
        moderator().body(Map.of("kind", "email", "value", known)).post(BLOCKS).then().statusCode(409);
    }

    @Test
    void aBlockedNetworkIsARangeOfAddresses() {
        String id = block("network", "198.51.100.0/28");
        spam(CommentRequest.to(slug).by("Known", known).bringing(token).from("198.51.100.3"), "blocked-network");
        CommentRequest.to(slug).by("Known", known).bringing(token).from("198.51.100.33").send().then().statusCode(201);

        moderator().delete(BLOCKS + "/{id}", id).then().statusCode(204);
        moderator().get(BLOCKS + "/{id}", id).then().statusCode(404);
        CommentRequest.to(slug).by("Known", known).bringing(token).from("198.51.100.3").send().then().statusCode(201);
    }

    @Test
    void theListTakesNoNonsense() {
        refused("network", "1.2.3");
        refused("email", "nobody");
        refused("word", "a");
        moderator().body(Map.of("kind", "moon", "value", "full")).post(BLOCKS).then().statusCode(422)
                .body("errors.pointer", contains("#/kind"));
    }

    private static void refused(String kind, String value) {
        moderator().body(Map.of("kind", kind, "value", value)).post(BLOCKS).then().statusCode(422)
                .body("errors.pointer", contains("#/value"));
    }

    private static String block(String kind, String value) {
        return moderator().body(Map.of("kind", kind, "value", value)).post(BLOCKS).then().statusCode(201).extract().path("id");
    }

    private static void spam(CommentRequest commentRequest, String doubt) {
        seenByModerators(commentRequest.send().then().statusCode(202).extract().path("id")).body("status", is("spam"))
                .body("doubts", contains(doubt));
    }
}
