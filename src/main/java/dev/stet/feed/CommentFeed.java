package dev.stet.feed;

import static dev.stet.feed.FeedAddresses.urn;
import static dev.stet.platform.problem.ProblemType.NOT_FOUND;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.stet.article.content.SiteSettings;
import dev.stet.article.reading.Headline;
import dev.stet.comment.reading.CommentQuery;
import dev.stet.comment.reading.CommentView;
import dev.stet.platform.page.Page;

/** What was replied to an article, as a feed in which each entry tells what it replies to. */
@ApplicationScoped
class CommentFeed {

    private final CommentQuery comments;
    private final FeedAddresses addresses;
    private final SiteSettings site;

    CommentFeed(CommentQuery comments, FeedAddresses addresses, SiteSettings site) {
        this.comments = comments;
        this.addresses = addresses;
        this.site = site;
    }

    Feed read(UUID article, FeedParams.Wanted wanted) {
        Headline headline = Headline.of(article).orElseThrow(() -> NOT_FOUND.because("The article is not published any more."));
        String page = addresses.page(headline.locale(), headline.slug());
        Page<CommentView> found = comments.newest(article, wanted.limit(), wanted.cursor());
        List<Feed.Entry> entries = found.items().stream().filter(comment -> comment.author() != null)
                .map(comment -> entry(comment, article, page)).toList();
        String title = "Comments on “" + headline.title() + "”";
        Feed.Links links = addresses.links(wanted, found.page());
        return new Feed(urn("comments " + article), title, title, headline.locale(), site.title(),
                Feed.latest(entries, headline.publishedAt()),
                new Feed.Links(links.self(), page, links.next(), links.previous()), entries);
    }

    private static Feed.Entry entry(CommentView comment, UUID article, String page) {
        Feed.Reply replyTo = comment.parent() == null ? new Feed.Reply(urn(article), page)
                : new Feed.Reply(urn(comment.parent()), page + "#comment-" + comment.parent());
        return new Feed.Entry(urn(comment.id()), "By " + comment.author().name(), page + "#comment-" + comment.id(),
                comment.createdAt(), comment.updatedAt(),
                List.of(new Feed.Person(comment.author().name(), comment.author().url())), List.of(), null,
                HtmlText.absolute(comment.body().html(), page), null, replyTo);
    }
}
