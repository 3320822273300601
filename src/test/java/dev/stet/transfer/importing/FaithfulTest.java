package dev.stet.transfer.importing;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.text.Normalizer;

import org.junit.jupiter.api.Test;

import dev.stet.testsupport.Given;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** What an author wrote comes back byte for byte, in its parts. */
@QuarkusTest
class FaithfulTest {

    private static final String LEAD = """
            A laboratory in Hangzhou's old town caught the world's eye this winter. Its model costs little—some say a tenth.

            On Monday the lab let anyone read how it's done: "no supervised step first", as its paper says.

            By Friday its app stood above OpenAI's in two countries' lists.""";
    private static final String ABOUT = """
            Liang Wenfeng read engineering at Zhejiang University; in 2016 he began to trade by machine.

            Seven years later he turned the firm's computers to another question.""";
    private static final String LONG_TERM = """
            To him it's no business—it's curiosity, paid for in advance.

            Others' patience ends with the quarter; *his* does not.""";

    @Test
    void anArticleComesBackInItsPartsByteForByte() {
        String slug = Given.slug("faithful");
        Given.imported("""
                ---
                title: "DeepSeek’s Year: China’s Quiet Visionary"
                slug: %s
                locale: en
                tags: [artificial-intelligence, china, deepseek]
                editorsNote: "Where do new things come from? This article follows one man, his idea, and its road."
                comments: open
                ---

                %s

                ## About Liang Wenfeng

                %s

                ## DeepSeek's 'Long-Termism'

                %s
                """.formatted(slug, LEAD, ABOUT, LONG_TERM));

        String lead = read(slug).body("title", is("DeepSeek’s Year: China’s Quiet Visionary"))
                .body("editorsNote.markdown",
                        is("Where do new things come from? This article follows one man, his idea, and its road."))
                .body("lead.markdown", is(LEAD))
                .body("sections.slug", contains("about-liang-wenfeng", "deepseeks-long-termism"))
                .body("sections.heading", contains("About Liang Wenfeng", "DeepSeek's 'Long-Termism'"))
                .body("sections.body.markdown", contains(ABOUT, LONG_TERM))
                .body("tags.slug", contains("artificial-intelligence", "china", "deepseek"))
                .body("commentsOpen", is(true)).extract().path("lead.html");
        assertEquals(3, lead.lines().filter(line -> line.startsWith("<p>") && line.endsWith("</p>")).count(), lead);
    }

    @Test
    void chineseComesBackAsItIs() {
        String slug = Given.slug("han");
        Given.imported("---\ntitle: 深度求索的崛起：梁文锋\nslug: %s\n---\n“引言”——第一段。\n\n## 关于梁文锋\n\n他说：「好奇心」。𠮷\n"
                .formatted(slug));

        read(slug).body("title", is("深度求索的崛起：梁文锋")).body("lead.markdown", is("“引言”——第一段。"))
                .body("sections[0].heading", is("关于梁文锋")).body("sections[0].body.markdown", is("他说：「好奇心」。𠮷"))
                .body("sections[0].slug", not(nullValue()));
    }

    @Test
    void everyFormOfACharacterBecomesTheComposedOne() {
        String slug = Given.slug("nfc");
        String composed = "Café, Ångström, Hà Nội, 가각";
        String decomposed = Normalizer.normalize(composed, Normalizer.Form.NFD);
        Given.imported("---\ntitle: %1$s\nslug: %2$s\n---\n%1$s\n\n## %1$s\n\n%1$s\n".formatted(decomposed, slug));

        read(slug).body("title", is(composed)).body("lead.markdown", is(composed))
                .body("sections[0].heading", is(composed)).body("sections[0].body.markdown", is(composed))
                .body("sections[0].body.text", is(composed));
    }

    private static ValidatableResponse read(String slug) {
        return given().get("/api/v1/articles/{slug}?format=html,markdown,text", slug).then().statusCode(200);
    }
}
