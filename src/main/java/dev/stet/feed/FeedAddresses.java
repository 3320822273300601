package dev.stet.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.stet.article.content.ArticleAddress;
import dev.stet.article.content.SiteSettings;
import dev.stet.platform.cache.ExtraHeaders;
import dev.stet.platform.page.Page;

/** Where a feed's links lead. */
@ApplicationScoped
class FeedAddresses {

    private final ArticleAddress addresses;
    private final SiteSettings site;
    private final ExtraHeaders headers;

    FeedAddresses(ArticleAddress addresses, SiteSettings site, ExtraHeaders headers) {
        this.addresses = addresses;
        this.site = site;
        this.headers = headers;
    }

    static String urn(UUID id) {
        return "urn:uuid:" + id;
    }

    /** The id of what has no UUID of its own: the same for the same name. */
    static String urn(String name) {
        return urn(UUID.nameUUIDFromBytes(name.getBytes(UTF_8)));
    }

    /** Where people read the article; where nobody said, its place in the API. */
    String page(String locale, String slug) {
        return addresses.of(locale, slug).orElseGet(
                () -> base() + "/api/v1/articles/" + URLEncoder.encode(slug, UTF_8) + "?locale=" + locale);
    }

    /** The front page: where articles' pages are; where nobody said, this server. */
    String home() {
        return site.articleUrl().map(pages -> URI.create(pages.replaceAll("[{}]", "")).resolve("/").toString())
                .orElseGet(() -> base() + "/");
    }

    /** @param address absolute, or a path on the site */
    String onTheSite(String address) {
        return address.startsWith("/") ? home() + address.substring(1) : address;
    }

    /** Those of a page of a feed, which the answer's {@code Link} header gets too. */
    Feed.Links links(FeedParams.Wanted wanted, Page.Place place) {
        String next = place.next() == null ? null : address(wanted, place.next());
        String previous = place.previous() == null ? null : address(wanted, place.previous());
        String header = (next == null ? "" : "<" + next + ">; rel=\"next\"")
                + (next == null || previous == null ? "" : ", ")
                + (previous == null ? "" : "<" + previous + ">; rel=\"previous\"");
        if (!header.isEmpty()) {
            headers.set("Link", header);
        }
        return new Feed.Links(address(wanted, wanted.cursor()), home(), next, previous);
    }

    private String address(FeedParams.Wanted wanted, String cursor) {
        String locale = wanted.locale().equals(site.defaultLocale()) ? "" : "&locale=" + wanted.locale();
        String limit = wanted.limit() == FeedParams.DEFAULT_LIMIT ? "" : "&limit=" + wanted.limit();
        String at = cursor == null ? "" : "&cursor=" + URLEncoder.encode(cursor, UTF_8);
        String query = locale + limit + at;
        return base() + wanted.path() + (query.isEmpty() ? "" : "?" + query.substring(1));
    }

    private String base() {
        return site.publicUrl().map(URI::toString).orElse("");
    }
}
