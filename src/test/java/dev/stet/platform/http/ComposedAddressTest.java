package dev.stet.platform.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What looks the same in an address is the same, and what means something to others stays as it was sent. */
class ComposedAddressTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "/articles/e%CC%81t                     | /articles/%C3%A9t",
            "/articles/E%cc%81t/sections/u%CC%88    | /articles/%C3%89t/sections/%C3%BC",
            "/articles/%65%CC%81t                   | /articles/%C3%A9t",
            "/articles/%E1%84%80%E1%85%A1           | /articles/%EA%B0%80",
            "/articles/e\u00CC\u0081t               | /articles/%C3%A9t",
            "/articles/\u00C3\u00A9t                | /articles/%C3%A9t",
            "/articles/\u00C3\u00A0                 | /articles/%C3%A0",
            "/a/e%CC%81%2Fb;x=e%CC%81               | /a/%C3%A9%2Fb;x%3D%C3%A9",
            "/a?tag=e%CC%81t&tag=b&limit=5          | /a?tag=%C3%A9t&tag=b&limit=5",
            "/a?q=e%CC%81+b%26c%3D1                 | /a?q=%C3%A9%20b%26c%3D1",
            "/a?e%CC%81=1                           | /a?%C3%A9=1",
            "/a?q=\u00C3\u00A9+b                    | /a?q=%C3%A9+b" })
    void isComposed(String sent, String composed) {
        assertEquals(composed, ComposedAddress.of(sent));
        assertEquals(composed, ComposedAddress.of(composed));
    }

    @ParameterizedTest
    @ValueSource(strings = { "/", "/a?b=c&d", "/articles/%C3%A9t?tag=%C3%A9+%C3%BC", "/a%2Fb/%41?x=%26", "/%E9t", "/%ED%A0%80",
            "/%C3", "/e%CC%81%ZZ", "/e%CC%81%", "/a?=%CC%81", "/a?x=&%CC%81", "/articles/%2F%CC%83" })
    void whatIsComposedOrNoTextStaysAsItIs(String sent) {
        assertEquals(sent, ComposedAddress.of(sent));
    }
}
