package dev.stet.discovery;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;

import jakarta.enterprise.context.ApplicationScoped;

import dev.stet.article.content.SiteSettings;
import dev.stet.article.reading.PublishedAddresses;

/** What there is to read, as language models like it (llmstxt.org): Markdown with links to Markdown. */
@ApplicationScoped
class LlmsTxt {

    private static final int NEWEST = 500;

    private final PublishedAddresses published;
    private final SiteSettings site;

    LlmsTxt(PublishedAddresses published, SiteSettings site) {
        this.published = published;
        this.site = site;
    }

    byte[] of(String locale) {
        String query = locale.equals(site.defaultLocale()) ? "" : "?locale=" + locale;
        StringBuilder text = new StringBuilder("# " + line(site.title()) + "\n\n> "
                + line(site.description().orElse("What " + site.title() + " has published.")) + "\n\n"
                + "The newest " + NEWEST + " articles in " + locale + ", each as Markdown; the feed leads to all.\n\n"
                + "## Articles\n\n");
        published.newest(locale, NEWEST).forEach(article -> text.append("- [").append(line(article.title())).append("](")
                .append(base()).append("/api/v1/articles/").append(URLEncoder.encode(article.slug(), UTF_8)).append(".md")
                .append(query).append(")")
                .append(article.summary() == null ? "" : ": " + line(article.summary())).append('\n'));
        return text.append("\n## Optional\n\n- [Feed](").append(base()).append("/feed.json").append(query)
                .append("): whole articles, the newest first, in pages\n- [API](").append(base())
                .append("/openapi): how to read all the rest\n").toString().getBytes(UTF_8);
    }

    /** In one line, with nothing in it that Markdown would take for a mark of a link, for HTML or for a character's name. */
    private static String line(String text) {
        return text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip().replaceAll("[\\\\\\[\\]<>`*_]|&(?=#?\\w+;)", "\\\\$0");
    }

    private String base() {
        return site.publicUrl().map(URI::toString).orElse("");
    }
}
