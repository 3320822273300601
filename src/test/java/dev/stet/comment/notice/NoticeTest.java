package dev.stet.comment.notice;

import static io.restassured.RestAssured.given;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.mail.internet.MimeMessage;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.stet.comment.CommentRequest;
import dev.stet.comment.thread.Comment;
import dev.stet.testsupport.Given;
import dev.stet.testsupport.Mailbox;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** Who gets mail, and who does not. */
@QuarkusTest
class NoticeTest {

    private static final Pattern LINK = Pattern.compile("https://api[.]example[.]org(/subscriptions/[\\w-]+)");
    private static final String FORM = "application/x-www-form-urlencoded";

    private final MailDispatcher mailDispatcher;
    private String slug;
    private String email;

    NoticeTest(MailDispatcher mailDispatcher) {
        this.mailDispatcher = mailDispatcher;
    }

    @BeforeEach
    void anArticleAndSomebodyWhoWantsMail() {
        slug = Given.publishedArticle("noticed");
        email = CommentRequest.email();
        given().get("/api/v1/articles/{slug}/comments/form", slug).then().body("fields.pointer[4]", is("#/subscribe"));
    }

    @Test
    void moderatorsAreToldOfWhatWaitsWithoutWhoItIs() throws Exception {
        String held = CommentRequest.to(slug).by("Hal", email).saying("Held *until* decided").from("203.0.113.50").posted();

        MimeMessage mail = awaitMail("moderators@example.org", held);
        assertThat(text(mail), containsString("Held until decided"));
        assertThat(text(mail), not(containsString(email)));
        assertThat(text(mail), not(containsString("203.0.113")));
    }

    @Test
    void spamAndWhatReadersSeeAreNoNews() throws Exception {
        String spam = CommentRequest.to(slug).with("website", "x").posted();
        String token = CommentRequest.to(slug).by("Kay", email).known();
        String shown = CommentRequest.to(slug).by("Kay", email).bringing(token).posted();
        String held = CommentRequest.to(slug).posted();

        mail("moderators@example.org", held);
        for (MimeMessage mail : Mailbox.of("moderators@example.org")) {
            assertThat(text(mail), not(containsString(spam)));
            assertThat(text(mail), not(containsString(shown)));
        }
    }

    @Test
    void nobodyGetsMailBeforeTheyConfirmAndAModeratorApproves() throws Exception {
        String mine = subscribed();
        settle();
        assertEquals(0, Mailbox.of(email).size(), "not yet approved");

        CommentRequest.decide(mine, "approved").statusCode(200);
        MimeMessage asked = mail(email, "/subscriptions/");
        CommentRequest.to(slug).below(mine).by("Early", CommentRequest.email()).approved();
        settle();
        assertEquals(1, Mailbox.of(email).size(), "not yet confirmed");

        page(asked).then().statusCode(200).body(containsString("Yes, mail me"));
        settle();
        wish(asked, "wish=confirm").then().statusCode(200).body(containsString("You get mail"));
        String held = CommentRequest.to(slug).below(mine).by("Hal", CommentRequest.email()).saying("A *late* answer").posted();
        settle();
        assertEquals(1, Mailbox.of(email).size(), "the reply is not yet approved");

        CommentRequest.decide(held, "approved").statusCode(200);
        MimeMessage told = mail(email, "A late answer");
        assertEquals("Hal replied to your comment", told.getSubject());
        assertThat(text(told), not(containsString(email)));
        assertThat(told.getHeader("List-Unsubscribe")[0], not(containsString("@")));
    }

    @Test
    void aChangeThatNoMailCanBeDecidedOnKeepsNobodyElseFromTheirs() throws Exception {
        String bad = subscribed();
        String function = "bad_" + bad.replace('-', '_');
        ddl("""
                CREATE FUNCTION %1$s() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'whispered'; END $$;
                CREATE TRIGGER %1$s BEFORE INSERT ON letter FOR EACH ROW WHEN (NEW.comment_id = '%2$s')
                EXECUTE FUNCTION %1$s()""".formatted(function, bad));
        try {
            CommentRequest.decide(bad, "approved").statusCode(200);
            String held = CommentRequest.to(slug).by("Hal", CommentRequest.email()).posted();
            mail("moderators@example.org", held);
            assertEquals(0, Mailbox.of(email).size());
        } finally {
            ddl("DROP FUNCTION " + function + " CASCADE");
        }
        mail(email, "/subscriptions/");
    }

    private static void ddl(String sql) {
        QuarkusTransaction.requiringNew().run(() -> Comment.getEntityManager().unwrap(org.hibernate.Session.class)
                .doWork(connection -> {
                    try (var statement = connection.createStatement()) {
                        statement.execute(sql);
                    }
                }));
    }

    @Test
    void oneClickEndsIt() throws Exception {
        String mine = subscribed();
        CommentRequest.decide(mine, "approved").statusCode(200);
        MimeMessage asked = mail(email, "/subscriptions/");
        wish(asked, "wish=confirm");
        CommentRequest.to(slug).below(mine).by("One", CommentRequest.email()).saying("First answer").approved();
        MimeMessage told = mail(email, "First answer");

        assertEquals("List-Unsubscribe=One-Click", told.getHeader("List-Unsubscribe-Post")[0]);
        String link = told.getHeader("List-Unsubscribe")[0];
        assertThat(link, containsString("<https://api.example.org/subscriptions/"));
        given().contentType(FORM).body("List-Unsubscribe=One-Click").post(path(link)).then().statusCode(200);
        CommentRequest.to(slug).below(mine).by("Two", CommentRequest.email()).saying("Second answer").approved();
        settle();
        assertEquals(2, Mailbox.of(email).size());
        page(told).then().statusCode(200).body(containsString("You get no mail"));
    }

    @Test
    void nobodyIsToldOfTheirOwnReply() throws Exception {
        String mine = subscribed();
        CommentRequest.decide(mine, "approved").statusCode(200);
        wish(mail(email, "/subscriptions/"), "wish=confirm");
        CommentRequest.to(slug).below(mine).by("Me again", email.toUpperCase()).approved();
        settle();

        assertEquals(1, Mailbox.of(email).size());
    }

    @Test
    void aLinkThatIsNoneTellsNothing() {
        given().get("/subscriptions/made-up").then().statusCode(404).body("instance", is("/subscriptions/…"));
    }

    private String subscribed() {
        return CommentRequest.to(slug).by("Sub", email).with("subscribe", true).posted();
    }

    private static Response page(MimeMessage mail) throws Exception {
        return given().get(path(text(mail)));
    }

    private static Response wish(MimeMessage mail, String form) throws Exception {
        return given().contentType(FORM).body(form).post(path(text(mail)));
    }

    private static String path(String text) {
        Matcher link = LINK.matcher(text);
        assertTrue(link.find(), text);
        return link.group(1);
    }

    private static String text(MimeMessage mail) throws Exception {
        return mail.getContent().toString();
    }

    /** Now, where the program would look only each second. */
    private MimeMessage mail(String address, String words) throws Exception {
        settle();
        return awaitMail(address, words);
    }

    /** All that is owed by now is sent after this. */
    private void settle() {
        mailDispatcher.round(); // may only begin
        mailDispatcher.round();
        mailDispatcher.round();
    }

    private static MimeMessage awaitMail(String address, String words) throws Exception {
        Instant end = Instant.now().plus(Duration.ofSeconds(15));
        while (Instant.now().isBefore(end)) {
            List<MimeMessage> mail = Mailbox.of(address);
            for (MimeMessage each : mail) {
                if (text(each).contains(words)) {
                    return each;
                }
            }
            Thread.sleep(50);
        }
        throw new AssertionError("no mail to " + address + " with " + words);
    }
}
