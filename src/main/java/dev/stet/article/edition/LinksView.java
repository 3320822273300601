package dev.stet.article.edition;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where to go from an article; relative references. */
@Schema(name = "Links", requiredProperties = { "self", "comments" })
public record LinksView(@Schema(examples = "/api/v1/articles/deepseeks-rise") String self,
        @Schema(examples = "/api/v1/articles/deepseeks-rise/comments") String comments) {

    /** The site's default locale goes without saying; every other stands in the link. */
    public static LinksView of(String slug, String locale, String defaultLocale) {
        String self = path(slug);
        String query = locale.equals(defaultLocale) ? "" : "?locale=" + locale;
        return new LinksView(self + query, self + "/comments" + query);
    }

    public static String path(String slug) {
        return "/api/v1/articles/" + URLEncoder.encode(slug, StandardCharsets.UTF_8);
    }
}
