package dev.stet.feed;

import java.util.ArrayList;
import java.util.List;

import dev.stet.platform.xml.Xml;

/**
 * The picture of an entry as Media RSS 1.5 has it, which readers of RSS and of Atom know; the enclosure of RSS itself wants to
 * be told how many bytes it has.
 */
final class MediaRss {

    static final String NAMESPACE = "http://search.yahoo.com/mrss/";

    private MediaRss() {
    }

    static void write(Xml xml, Feed.Picture picture) {
        List<String> attributes = new ArrayList<>(List.of("url", picture.address(), "medium", "image"));
        if (picture.width() != null) {
            attributes.addAll(List.of("width", picture.width().toString()));
        }
        if (picture.height() != null) {
            attributes.addAll(List.of("height", picture.height().toString()));
        }
        xml.open("media:content", attributes.toArray(String[]::new));
        if (!picture.alt().isEmpty()) {
            xml.element("media:description", picture.alt(), "type", "plain");
        }
        xml.end();
    }
}
