package dev.stet.sync;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.stet.article.edition.PublishedArticle;
import dev.stet.change.ChangeFilter;
import dev.stet.change.ChangeSlice;
import dev.stet.change.Changes;
import io.quarkus.narayana.jta.QuarkusTransaction;

/**
 * Reads on from a bookmark: a snapshot of what is published, page by page, and after it the log.
 * <p>
 * Nothing is missed between the two. A snapshot's bookmark holds the log's last position from before its first page was read.
 * What was told up to there had been committed by then, so every page sees it. Whatever is committed later, or brought by
 * time later, has a higher position and is told after the snapshot, whether or not a page saw it already: an article that is
 * published or withdrawn while the pages are read, ahead of the reader or behind. Being told once more does no harm, since
 * each change says how things are, and they come in order; at the end of the log the reader has the state that there is.
 */
@ApplicationScoped
class Following {

    private final Changes changes;
    private final Tip tip;
    private final Bookmarks bookmarks;

    Following(Changes changes, Tip tip, Bookmarks bookmarks) {
        this.changes = changes;
        this.tip = tip;
        this.bookmarks = bookmarks;
    }

    /** Where to begin; whatever was committed before this call is going to be read. */
    Bookmark begin(ChangesQuery.Wanted wanted) {
        if (wanted.snapshot()) {
            return Bookmark.ofSnapshot(changes.last());
        }
        changes.settle();
        return wanted.from() == null ? Bookmark.at(Changes.BEGINNING) : wanted.from();
    }

    /**
     * What the log has, of which this node may not have heard yet.
     *
     * @throws dev.stet.platform.problem.Problem {@code cursor-expired}
     */
    Reading read(Bookmark from, ChangeFilter filter, int limit) {
        return from.isOfSnapshot() ? snapshot(from, filter, limit)
                : reading(changes.read(from.position(), filter, limit));
    }

    /**
     * What this node has heard of, for all who were woken by it at once; without a look into the database where that will do.
     *
     * @throws dev.stet.platform.problem.Problem {@code cursor-expired}
     */
    Reading readHeard(Bookmark from, ChangeFilter filter, int limit) {
        if (from.isOfSnapshot()) {
            return snapshot(from, filter, limit);
        }
        return tip.read(from.position(), filter, limit).map(this::reading).orElseGet(() -> read(from, filter, limit));
    }

    private Reading reading(ChangeSlice slice) {
        return new Reading(slice.entries().stream()
                .map(entry -> ChangeView.of(entry, bookmarks.write(Bookmark.at(entry.position())))).toList(),
                Bookmark.at(slice.last()), slice.more());
    }

    private Reading snapshot(Bookmark from, ChangeFilter filter, int limit) {
        List<PublishedArticle> found = QuarkusTransaction.requiringNew()
                .call(() -> PublishedArticle.list(from.article(), filter.article(), limit + 1));
        List<PublishedArticle> shown = found.subList(0, Math.min(limit, found.size()));
        Bookmark next = found.size() > limit ? from.in(shown.get(limit - 1).article()) : Bookmark.at(from.position());
        return new Reading(shown.stream()
                .map(published -> ChangeView.of(published, bookmarks.write(from.in(published.article())))).toList(), next,
                true);
    }
}
