package dev.stet.discovery;

import static dev.stet.platform.problem.ProblemType.NOT_FOUND;

import java.net.URI;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.stet.article.content.ArticleAddress;
import dev.stet.article.content.SiteSettings;
import dev.stet.article.reading.PublishedAddresses;
import dev.stet.article.reading.PublishedAddresses.Address;
import dev.stet.article.reading.PublishedAddresses.Part;
import dev.stet.platform.http.AnswerMemory;
import dev.stet.platform.problem.Problem;
import dev.stet.platform.xml.Xml;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/**
 * The pages of all published articles, in every locale, as sitemaps.org has them, but for those whose text stands first
 * elsewhere; an index where one file is too small.
 */
@ApplicationScoped
class Sitemap {

    @ConfigMapping(prefix = "stet.sitemap")
    interface SitemapSettings {

        /** Addresses in one file, which is made in memory; the protocol allows 50,000. With more in all, there is an index. */
        @WithDefault("10000")
        int size();
    }

    /** An entry, with a translation or two; about. */
    private static final long BYTES_EACH = 400;
    private static final String NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9";

    private final PublishedAddresses published;
    private final ArticleAddress addresses;
    private final SiteSettings site;
    private final SitemapSettings settings;
    private final AnswerMemory memory;

    Sitemap(PublishedAddresses published, ArticleAddress addresses, SiteSettings site, SitemapSettings settings,
            AnswerMemory memory) {
        this.published = published;
        this.addresses = addresses;
        this.site = site;
        this.settings = settings;
        this.memory = memory;
    }

    /** All addresses, or where they are. */
    byte[] whole() {
        List<Part> parts = published.parts(pages(), settings.size());
        return parts.size() > 1 ? index(parts) : file(read(1));
    }

    /** @param number from 1 */
    byte[] part(int number) {
        List<Address> part = read(number);
        if (part.isEmpty()) {
            throw NOT_FOUND.because("There is no sitemap %d; /sitemap.xml tells all there are.", number);
        }
        return file(part);
    }

    private List<Address> read(int number) {
        String pages = pages();
        memory.reserve(settings.size() * BYTES_EACH);
        return published.part(pages, number, settings.size());
    }

    private String pages() {
        return site.articleUrl().orElseThrow(() -> NOT_FOUND.because("There is no sitemap, since nobody said where the site"
                + " shows its articles: set STET_ARTICLE_URL, with {locale} and {slug} in it."));
    }

    private byte[] index(List<Part> parts) {
        URI base = site.publicUrl().orElseThrow(Sitemap::withoutAddress);
        Xml xml = new Xml();
        xml.open("sitemapindex", "xmlns", NAMESPACE);
        for (Part part : parts) {
            xml.open("sitemap");
            xml.element("loc", base + "/sitemap-" + part.number() + ".xml");
            xml.element("lastmod", part.updatedAt().toString());
            xml.end();
        }
        xml.end();
        return xml.bytes();
    }

    private static Problem withoutAddress() {
        return NOT_FOUND.because("The sitemap has several files, and nobody said where they are reached from outside:"
                + " set STET_PUBLIC_URL.");
    }

    private byte[] file(List<Address> part) {
        Xml xml = new Xml();
        xml.open("urlset", "xmlns", NAMESPACE, "xmlns:xhtml", "http://www.w3.org/1999/xhtml");
        for (Address address : part) {
            xml.open("url");
            xml.element("loc", page(address.locale(), address.slug()));
            xml.element("lastmod", address.updatedAt().toString());
            if (!address.translations().isEmpty()) { // then each names all, itself too, or search engines believe none
                alternate(xml, address.locale(), address.slug());
                address.translations().forEach(other -> alternate(xml, other.locale(), other.slug()));
            }
            xml.end();
        }
        xml.end();
        return xml.bytes();
    }

    private void alternate(Xml xml, String locale, String slug) {
        xml.empty("xhtml:link", "rel", "alternate", "hreflang", locale, "href", page(locale, slug));
    }

    private String page(String locale, String slug) {
        return addresses.of(locale, slug).orElseThrow();
    }
}
