package dev.stet.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an address in a text leads to, leads there from anywhere. */
class HtmlTextTest {

    private static final String PAGE = "https://www.example.org/en/read?a=one&b=1";

    @ParameterizedTest
    @CsvSource({ "/about, https://www.example.org/about", "other, https://www.example.org/en/other",
            "../up?x=1, https://www.example.org/up?x=1", "#first, https://www.example.org/en/read?a=one&amp;b=1#first",
            "?a=two, https://www.example.org/en/read?a=two", "//cdn.example/x, https://cdn.example/x",
            "/ü ö, https://www.example.org/ü ö" })
    void becomesAbsoluteByThePage(String address, String absolute) {
        assertEquals("<p>A &amp; <a href=\"" + absolute.replace(" ", "%20") + "\">b</a>\n</p>",
                HtmlText.absolute("<p>A &amp; <a href=\""
                        + address.replace(" ", "%20") + "\">b</a>\n</p>", PAGE));
        assertEquals("<img src=\"" + absolute.replace(" ", "%20") + "\" alt=\"x\">",
                HtmlText.absolute("<img src=\"" + address.replace(" ",
                        "%20") + "\" alt=\"x\">", PAGE));
    }

    @ParameterizedTest
    @ValueSource(strings = { "<a href=\"https://other.example/x\">x</a>", "<a href=\"mailto:a@b.example\">x</a>",
            "<a href=\"tel:+1\">x</a>", "<p>href=\"/x\" {&#123; a<br>b \"c\" &amp; ö</p>", "", "plain" })
    void staysAsItIsWhereNothingIsRelative(String html) {
        assertEquals(html, HtmlText.absolute(html, PAGE));
    }

    @ParameterizedTest
    @ValueSource(strings = { "/api/v1/articles/one?locale=en", "" })
    void staysAsItIsWhereNobodySaidWhereThePageIs(String page) {
        assertEquals("<a href=\"/x\">x</a>", HtmlText.absolute("<a href=\"/x\">x</a>", page));
    }

    /** Of two braces the second stays written by its number, also in what is written anew. */
    @ParameterizedTest
    @CsvSource({ "'<a href=\"/x\">{&#123; y }}</a>'" })
    void staysSafeForTemplates(String html) {
        assertEquals("<a href=\"https://www.example.org/x\">{&#123; y }}</a>", HtmlText.absolute(html, PAGE));
    }
}
