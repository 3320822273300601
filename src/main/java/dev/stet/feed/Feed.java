package dev.stet.feed;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * A page of a feed, whatever the format.
 *
 * @param id for ever the same, a URN
 * @param author who answers for entries that name nobody
 */
record Feed(String id, String title, String description, String language, String author, Instant updated, Links links,
        List<Entry> entries) {

    /**
     * @param home the site's front page
     * @param next older entries, {@code null} where there are none
     * @param previous newer entries, {@code null} where there are none
     */
    record Links(String self, String home, String next, String previous) {
    }

    /**
     * @param id for ever the same, a URN
     * @param summary plain text or {@code null}
     * @param html clean
     * @param image {@code null} where there is none
     * @param replyTo {@code null} for what is no reply
     */
    record Entry(String id, String title, String address, Instant published, Instant updated, List<Person> authors,
            List<Category> categories, String summary, String html, Picture image, Reply replyTo) {
    }

    /** @param width in pixels, as is {@code height}; {@code null} where nobody knows */
    record Picture(String address, String alt, Integer width, Integer height) {
    }

    /** @param address of a page of theirs or {@code null} */
    record Person(String name, String address) {
    }

    record Category(String term, String label) {
    }

    /** What an entry replies to: its id and where it is. */
    record Reply(String id, String address) {
    }

    /** When the latest of them changed; {@code otherwise} where there are none. */
    static Instant latest(List<Entry> entries, Instant otherwise) {
        return entries.stream().map(Entry::updated).max(Comparator.naturalOrder()).orElse(otherwise);
    }
}
