package dev.stet.feed;

import java.util.function.Function;

import dev.stet.platform.json.Json;

/** The formats that feed readers know. */
enum FeedFormat {
    ATOM(Atom::write),
    RSS(Rss::write),
    JSON(feed -> Json.bytes(JsonFeedView.of(feed)));

    private final Function<Feed, byte[]> writer;

    FeedFormat(Function<Feed, byte[]> writer) {
        this.writer = writer;
    }

    byte[] write(Feed feed) {
        return writer.apply(feed);
    }
}
