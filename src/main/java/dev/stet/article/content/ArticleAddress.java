package dev.stet.article.content;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

/** Where the site shows an article to people. Stet serves articles, not pages, so it has to be told. */
@ApplicationScoped
public class ArticleAddress {

    private final SiteSettings site;

    ArticleAddress(SiteSettings site) {
        this.site = site;
    }

    /** Empty where no template is configured. */
    public Optional<String> of(String locale, String slug) {
        return site.articleUrl().map(template -> template.replace("{locale}", locale).replace("{slug}",
                URLEncoder.encode(slug, StandardCharsets.UTF_8).replace("+", "%20")));
    }
}
