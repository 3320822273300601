package dev.stet.feed;

import static dev.stet.feed.FeedAddresses.urn;
import static dev.stet.platform.problem.ProblemType.NOT_FOUND;

import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.stet.article.content.Cover;
import dev.stet.article.content.SiteSettings;
import dev.stet.article.edition.ArticleView;
import dev.stet.article.edition.ArticleView.NamedView;
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

    Feed all(FeedParams.Wanted wanted) {
        Page<ArticleView> page = articles.page(wanted.locale(), null, wanted.limit(), wanted.cursor());
        return feed("articles " + wanted.locale(), site.title(), page, wanted);
    }

    /** @throws dev.stet.platform.problem.Problem {@code not-found} for a tag that no published article has */
    Feed tagged(String tag, FeedParams.Wanted wanted) {
        Page<ArticleView> page = articles.page(wanted.locale(), tag, wanted.limit(), wanted.cursor());
        String name = page.items().stream().flatMap(article -> article.tags().stream())
                .filter(named -> named.slug().equals(tag)).map(NamedView::name).findFirst()
                .orElseThrow(() -> NOT_FOUND.because("No article with the tag '%s' is published in locale %s.", tag,
                        wanted.locale()));
        return feed("articles " + wanted.locale() + " " + tag, site.title() + ": " + name, page, wanted);
    }

    private Feed feed(String name, String title, Page<ArticleView> page, FeedParams.Wanted wanted) {
        String origin = site.publicUrl().map(url -> url + " ").orElse(""); // or two sites' feeds would have one id
        List<Feed.Entry> entries = page.items().stream().map(this::entry).toList();
        return new Feed(urn(origin + name), title, site.description().orElse(title), wanted.locale(), site.title(),
                Feed.latest(entries, Instant.EPOCH), addresses.links(wanted, page.page()), entries);
    }

    private Feed.Entry entry(ArticleView article) {
        String page = addresses.page(article.locale(), article.slug());
        List<Feed.Person> authors = article.authors().stream().map(author -> new Feed.Person(author.name(), author.url()))
                .toList();
        List<Feed.Category> tags = article.tags().stream().map(tag -> new Feed.Category(tag.slug(), tag.name())).toList();
        return new Feed.Entry(urn(article.id()), article.title(), page, article.publishedAt(), article.updatedAt(), authors,
                tags, article.summary() == null ? article.subtitle() : article.summary(),
                HtmlText.absolute(html(article), page),
                picture(article.cover()), null);
    }

    private Feed.Picture picture(Cover cover) {
        return cover == null ? null
                : new Feed.Picture(addresses.onTheSite(cover.url()), cover.alt(), cover.width(), cover.height());
    }

    /** As one piece: the note, the lead, and the sections under their headings. */
    private static String html(ArticleView article) {
        StringBuilder html = new StringBuilder();
        if (article.editorsNote() != null) {
            html.append("<blockquote>").append(article.editorsNote().html()).append("</blockquote>\n");
        }
        html.append(article.lead().html());
        article.sections().forEach(section -> html.append("\n<h2 id=\"").append(section.slug()).append("\">")
                .append(HtmlText.of(section.heading())).append("</h2>\n").append(section.body().html()));
        return html.toString();
    }
}
