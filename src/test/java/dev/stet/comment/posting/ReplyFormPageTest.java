package dev.stet.comment.posting;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.sun.net.httpserver.HttpServer;

import dev.stet.comment.CommentRequest;
import dev.stet.testsupport.Given;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

/** The example of a reply form, {@code docs/reply-form.html}, as a browser shows it to a person. */
@QuarkusTest
@Tag("soak")
class ReplyFormPageTest {

    @TempDir
    Path profile;

    private HttpServer pages;
    private String slug;

    @BeforeEach
    void aSiteOfItsOwn() throws IOException {
        slug = Given.publishedArticle("page");
        pages = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        pages.start();
    }

    @AfterEach
    void isTakenDown() {
        pages.stop(0);
    }

    @Test
    void drawsTheFormAndTheComments() throws Exception {
        String parent = CommentRequest.to(slug).by("Ada <b>", CommentRequest.email()).saying("Well *said*.").approved();
        CommentRequest.to(slug).below(parent).by("Bea", CommentRequest.email()).approved();

        Document page = shown("");
        assertThat(page.select("#title").text(), is("Leave a Reply"));
        assertThat(page.select("#notice").text(), containsString("Your email address will not be published."));
        assertThat(page.select("form label").eachText(), is(List.of("Comment *", "Name *", "Email *", "Website",
                "Mail me about replies")));
        assertThat(page.select("#comments > article strong").first().text(), is("Ada <b>"));
        assertThat(page.select("#comments > article > div:not(.replies) em").text(), is("said"));
        assertThat(page.select("#comments .replies strong").text(), is("Bea"));
    }

    @Test
    void sendsWhatWasFilledInAndSaysWhatBecameOfIt() throws Exception {
        Document page = shown("""
                fill('#/author/name', 'Cy'); fill('#/author/email', 'cy@example.org'); fill('#/body', 'From *a page*')
                form.requestSubmit()""");

        assertThat(page.select("#outcome").text(), is("Thank you: your comment waits for a moderator."));
        String article = RestAssured.get("/api/v1/articles/{slug}", slug).path("id");
        CommentRequest.moderator().get("/api/v1/editorial/comments?article=" + article).then().statusCode(200)
                .body("items.author.name", is(List.of("Cy"))).body("items[0].body.html", is("<p>From <em>a page</em></p>"));
    }

    @Test
    void keepsTokensSoThatWhoWasApprovedOnceIsShownAtOnce() throws Exception {
        String email = CommentRequest.email();
        String token = CommentRequest.to(slug).by("Cy", email).known();
        Document page = shown("""
                localStorage.setItem(kept, JSON.stringify(['none-of-ours', '%s']))
                fill('#/author/name', 'Cy'); fill('#/author/email', '%s'); fill('#/body', 'Shown at once')
                form.requestSubmit()
                setInterval(() => { document.title = tokens().length }, 50)""".formatted(token, email));

        assertThat(page.select("#outcome").text(), is("Thank you: your comment is there."));
        assertThat(page.title(), is("3"));
    }

    @Test
    void saysAtEachFieldWhatIsWrongWithIt() throws Exception {
        Document page = shown("fill('#/author/email', 'nobody'); fill('#/body', 'x'); form.requestSubmit()");

        assertThat(page.select("label:contains(Email) + .fault").text(), not(is("")));
        assertThat(page.select("label:contains(Name) + .fault").text(), not(is("")));
        assertThat(page.select("label:contains(Comment) + .fault").text(), is(""));
    }

    /** After a script ran that does what a person would, on a page of another origin. */
    private Document shown(String acts) throws Exception {
        String script = """
                <script>
                const fill = (name, text) => { form.elements[name].value = text }
                const wait = setInterval(() => { if (form.elements['#/body']) { clearInterval(wait); %s } }, 50)
                </script></body>""".formatted(acts);
        byte[] html = Files.readString(Path.of("docs/reply-form.html")).replace("</body>", script)
                .getBytes(StandardCharsets.UTF_8);
        pages.createContext("/", exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, html.length);
            exchange.getResponseBody().write(html);
            exchange.close();
        });
        String address = "http://127.0.0.1:%d/?api=http://127.0.0.1:%d&article=%s".formatted(pages.getAddress().getPort(),
                RestAssured.port, slug);
        Process browser = new ProcessBuilder("chromium", "--headless", "--no-sandbox", "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run", "--user-data-dir=" + profile, "--virtual-time-budget=20000", "--dump-dom", address)
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String dom = new String(browser.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        browser.waitFor();
        return Jsoup.parse(dom);
    }
}
