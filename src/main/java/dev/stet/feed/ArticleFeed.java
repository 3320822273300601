package dev.stet.feed;

import static dev.stet.feed.FeedAddresses.urn;
import static dev.stet.platform.problem.ProblemType.NOT_FOUND;

import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.stet.article.content.SiteSettings;
import dev.stet.article.edition.ArticleView;
import dev.stet.article.edition.NamedView;
import dev.stet.article.reading.PublishedArticles;
import dev.stet.platform.page.Page;

/** What was published, or of it what has one tag, as a feed of whole articles. */
@ApplicationScoped
class ArticleFeed {

    private final PublishedArticles articles;
    private final FeedAddresses addresses;
    private final SiteSettings site;

    ArticleFeed(PublishedArticles articles, FeedAddresses addresses, SiteSettings site) {
        this.articles = articles;
        this.addresses = addresses;
        this.site = site;
    }

    /** @param path of the feed, raw */
    Feed all(String path, FeedParams.Wanted wanted) {
        Page<ArticleView> page = articles.page(wanted.locale(), null, wanted.limit(), wanted.cursor());
        return feed("articles " + wanted.locale(), site.title(), page, path, wanted);
    }

    /**
     * @param path of the feed, raw
     * @throws dev.stet.platform.problem.Problem {@code not-found} for a tag that no published article has
     */
    Feed tagged(String tag, String path, FeedParams.Wanted wanted) {
        Page<ArticleView> page = articles.page(wanted.locale(), tag, wanted.limit(), wanted.cursor());
        String name = page.items().stream().flatMap(article -> article.tags().stream())
                .filter(named -> named.slug().equals(tag)).map(NamedView::name).findFirst()
                .orElseThrow(() -> NOT_FOUND.because("No article with the tag '%s' is published in locale %s.", tag,
                        wanted.locale()));
        return feed("articles " + wanted.locale() + " " + tag, site.title() + ": " + name, page, path, wanted);
    }

    private Feed feed(String name, String title, Page<ArticleView> page, String path, FeedParams.Wanted wanted) {
        String origin = site.publicUrl().map(url -> url + " ").orElse(""); // or two sites' feeds would have one id
        List<Feed.Entry> entries = page.items().stream().map(this::entry).toList();
        return new Feed(urn(origin + name), title, site.description().orElse(title), wanted.locale(), site.title(),
                Feed.latest(entries, Instant.EPOCH), addresses.links(path, wanted, page.page()), entries);
    }

    private Feed.Entry entry(ArticleView article) {
        List<Feed.Person> authors = article.authors().stream().map(author -> new Feed.Person(author.name(), null)).toList();
        List<Feed.Category> tags = article.tags().stream().map(tag -> new Feed.Category(tag.slug(), tag.name())).toList();
        return new Feed.Entry(urn(article.id()), article.title(), addresses.page(article.locale(), article.slug()),
                article.publishedAt(), article.updatedAt(), authors, tags,
                article.summary() == null ? article.subtitle() : article.summary(), ArticleHtml.of(article),
                article.cover() == null ? null : addresses.onTheSite(article.cover().url()), null);
    }
}
