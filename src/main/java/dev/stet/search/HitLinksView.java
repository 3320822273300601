package dev.stet.search;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where to go from a hit. */
@Schema(name = "HitLinks", requiredProperties = { "article", "section", "fragment", "page" })
record HitLinksView(
        @Schema(description = "The article, a relative reference.", examples = "/api/v1/articles/deepseeks-rise") String article,
        @Schema(nullable = true, description = "The section, a relative reference; null where the hit is in none.", examples = "/api/v1/articles/deepseeks-rise/sections/about-liang-wenfeng") String section,
        @Schema(description = "Put behind the address of the site's page, a text fragment that leads browsers to the place.", examples = "#:~:text=Liang%20founded%20a%20hedge%20fund") String fragment,
        @Schema(nullable = true, description = "The site's page at that place; null unless `STET_ARTICLE_URL` is configured.", examples = "https://www.example.org/deepseeks-rise#:~:text=Liang%20founded%20a%20hedge%20fund") String page) {

    /**
     * @param page the article's, {@code null} where none is known
     * @param quote what stands there word for word
     */
    static HitLinksView of(HitView.Found article, HitView.Place section, String defaultLocale, String quote, String page) {
        String path = "/api/v1/articles/" + encoded(article.slug());
        String query = article.locale().equals(defaultLocale) ? "" : "?locale=" + article.locale();
        // a hyphen and a comma part the pieces of a text directive
        String fragment = "#:~:text=" + encoded(quote).replace("-", "%2D");
        return new HitLinksView(path + query, section == null ? null : path + "/sections/" + encoded(section.slug()) + query,
                fragment, page == null ? null : page + fragment);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
