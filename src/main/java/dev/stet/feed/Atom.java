package dev.stet.feed;

import dev.stet.platform.xml.Xml;

/** A feed as RFC 4287 has it, in pages as RFC 5005, replies as RFC 4685. */
final class Atom {

    static final String TYPE = "application/atom+xml";

    private Atom() {
    }

    static byte[] write(Feed feed) {
        Xml xml = new Xml();
        xml.open("feed", "xmlns", "http://www.w3.org/2005/Atom", "xmlns:thr", "http://purl.org/syndication/thread/1.0",
                "xmlns:media", MediaRss.NAMESPACE, "xml:lang", feed.language());
        xml.element("id", feed.id());
        xml.element("title", feed.title());
        xml.element("updated", feed.updated().toString());
        person(xml, new Feed.Person(feed.author(), null));
        link(xml, "self", feed.links().self());
        link(xml, "alternate", feed.links().home());
        link(xml, "next", feed.links().next());
        link(xml, "previous", feed.links().previous());
        feed.entries().forEach(entry -> entry(xml, entry));
        xml.end();
        return xml.bytes();
    }

    private static void entry(Xml xml, Feed.Entry entry) {
        xml.open("entry");
        xml.element("id", entry.id());
        xml.element("title", entry.title());
        entry.authors().forEach(author -> person(xml, author));
        xml.element("published", entry.published().toString());
        xml.element("updated", entry.updated().toString());
        link(xml, "alternate", entry.address());
        entry.categories().forEach(category -> xml.empty("category", "term", category.term(), "label", category.label()));
        if (entry.replyTo() != null) {
            xml.empty("thr:in-reply-to", "ref", entry.replyTo().id(), "href", entry.replyTo().address());
        }
        if (entry.image() != null) {
            link(xml, "enclosure", entry.image().address());
            MediaRss.write(xml, entry.image());
        }
        if (entry.summary() != null) {
            xml.element("summary", entry.summary());
        }
        xml.element("content", entry.html(), "type", "html");
        xml.end();
    }

    private static void person(Xml xml, Feed.Person person) {
        xml.open("author");
        xml.element("name", person.name());
        if (person.address() != null) {
            xml.element("uri", person.address());
        }
        xml.end();
    }

    private static void link(Xml xml, String relation, String address) {
        if (address != null) {
            xml.empty("link", "rel", relation, "href", address);
        }
    }
}
