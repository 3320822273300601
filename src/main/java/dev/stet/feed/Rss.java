package dev.stet.feed;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.time.format.DateTimeFormatter;

import dev.stet.platform.xml.Xml;

/**
 * A feed as RSS 2.0 has it, with the whole text, authors, pages and replies by the usual modules. RSS has no way to say whether
 * an element holds text or HTML: descriptions are HTML to all readers; titles, names and categories are HTML to some and text
 * to others, so they are written as {@link HtmlText#either}.
 */
final class Rss {

    static final String TYPE = "application/rss+xml";

    private Rss() {
    }

    static byte[] write(Feed feed) {
        Xml xml = new Xml();
        xml.open("rss", "version", "2.0", "xmlns:atom", "http://www.w3.org/2005/Atom",
                "xmlns:content", "http://purl.org/rss/1.0/modules/content/", "xmlns:dc", "http://purl.org/dc/elements/1.1/",
                "xmlns:thr", "http://purl.org/syndication/thread/1.0", "xmlns:media", MediaRss.NAMESPACE);
        xml.open("channel");
        text(xml, "title", feed.title());
        xml.element("link", feed.links().home());
        xml.element("description", HtmlText.of(feed.description()));
        xml.element("language", feed.language());
        xml.element("lastBuildDate", date(feed.updated()));
        link(xml, "self", feed.links().self());
        link(xml, "next", feed.links().next());
        link(xml, "previous", feed.links().previous());
        feed.entries().forEach(entry -> item(xml, entry));
        xml.end();
        xml.end();
        return xml.bytes();
    }

    private static void item(Xml xml, Feed.Entry entry) {
        xml.open("item");
        xml.element("guid", entry.id(), "isPermaLink", "false");
        text(xml, "title", entry.title());
        xml.element("link", entry.address());
        xml.element("pubDate", date(entry.published()));
        xml.element("atom:updated", entry.updated().toString());
        entry.authors().forEach(author -> text(xml, "dc:creator", author.name()));
        entry.categories().forEach(category -> text(xml, "category", category.label()));
        if (entry.replyTo() != null) {
            xml.empty("thr:in-reply-to", "ref", entry.replyTo().id(), "href", entry.replyTo().address());
        }
        if (entry.summary() != null) {
            xml.element("description", HtmlText.of(entry.summary()));
        }
        if (entry.image() != null) {
            MediaRss.write(xml, entry.image());
        }
        xml.element("content:encoded", entry.html());
        xml.end();
    }

    private static void text(Xml xml, String name, String text) {
        xml.element(name, HtmlText.either(text));
    }

    private static void link(Xml xml, String relation, String address) {
        if (address != null) {
            xml.empty("atom:link", "rel", relation, "href", address, "type", TYPE);
        }
    }

    private static String date(Instant instant) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(instant.atOffset(UTC));
    }
}
