package dev.stet.sync;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.stet.article.reading.PublishedArticle;
import dev.stet.change.ChangeLogReader;
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
class ChangeFeed {

    private final ChangeLogReader changeLogReader;
    private final ChangeFeedTail changeFeedTail;
    private final ChangeCursors changeCursors;

    ChangeFeed(ChangeLogReader changeLogReader, ChangeFeedTail changeFeedTail, ChangeCursors changeCursors) {
        this.changeLogReader = changeLogReader;
        this.changeFeedTail = changeFeedTail;
        this.changeCursors = changeCursors;
    }

    /** Where to begin; whatever was committed before this call is going to be read. */
    ChangeCursors.Cursor begin(ChangesParams.Wanted wanted) {
        if (wanted.snapshot()) {
            return ChangeCursors.Cursor.ofSnapshot(changeLogReader.last());
        }
        changeLogReader.settle();
        return wanted.from() == null ? ChangeCursors.Cursor.at(ChangeLogReader.BEGINNING) : wanted.from();
    }

    /**
     * What the log has, of which this node may not have heard yet.
     *
     * @throws dev.stet.platform.problem.Problem {@code cursor-expired}
     */
    Batch read(ChangeCursors.Cursor from, ChangeLogReader.Filter filter, int limit) {
        return from.isOfSnapshot() ? snapshot(from, filter, limit)
                : reading(changeLogReader.read(from.position(), filter, limit));
    }

    /**
     * What this node has heard of, for all who were woken by it at once; without a look into the database where that will do.
     *
     * @throws dev.stet.platform.problem.Problem {@code cursor-expired}
     */
    Batch readHeard(ChangeCursors.Cursor from, ChangeLogReader.Filter filter, int limit) {
        if (from.isOfSnapshot()) {
            return snapshot(from, filter, limit);
        }
        return changeFeedTail.read(from.position(), filter, limit).map(this::reading)
                .orElseGet(() -> read(from, filter, limit));
    }

    private Batch reading(ChangeLogReader.Slice slice) {
        return new Batch(slice.entries().stream()
                .map(entry -> ChangeView.of(entry, changeCursors.write(ChangeCursors.Cursor.at(entry.position())))).toList(),
                ChangeCursors.Cursor.at(slice.last()), slice.more());
    }

    private Batch snapshot(ChangeCursors.Cursor from, ChangeLogReader.Filter filter, int limit) {
        List<PublishedArticle> found = QuarkusTransaction.requiringNew()
                .call(() -> PublishedArticle.list(from.article(), filter.article(), limit + 1));
        List<PublishedArticle> shown = found.subList(0, Math.min(limit, found.size()));
        ChangeCursors.Cursor next = found.size() > limit ? from.in(shown.get(limit - 1).article())
                : ChangeCursors.Cursor.at(from.position());
        return new Batch(shown.stream()
                .map(published -> ChangeView.of(published, changeCursors.write(from.in(published.article())))).toList(), next,
                true);
    }

    /**
     * What somebody gets to read at once.
     *
     * @param next where to go on
     * @param more whether it is worth while to go on at once
     */
    record Batch(List<ChangeView> items, ChangeCursors.Cursor next, boolean more) {
    }
}
