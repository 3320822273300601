package dev.stet.feed;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.xml.sax.InputSource;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.rometools.rome.feed.atom.Feed;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.feed.synd.SyndFeedImpl;
import com.rometools.rome.io.WireFeedInput;
import com.thaiopensource.util.PropertyMapBuilder;
import com.thaiopensource.validate.ValidateProperty;
import com.thaiopensource.validate.ValidationDriver;
import com.thaiopensource.validate.rng.CompactSchemaReader;

/** A feed reader: takes only what is well-formed and valid, and follows links to the end. */
class FeedClient {

    private static final String OUTSIDE = "https://api.example.org";

    private FeedClient() {
    }

    static SyndFeed atom(String path) throws Exception {
        String xml = fetch(path, "application/atom+xml");
        assertEquals(List.of(), faults(xml));
        return new SyndFeedImpl(new WireFeedInput().build(new StringReader(xml)), true);
    }

    /** What the grammar of RFC 4287 has against it. */
    static List<String> faults(String atom) throws Exception {
        List<String> faults = new ArrayList<>();
        PropertyMapBuilder properties = new PropertyMapBuilder();
        properties.put(ValidateProperty.ERROR_HANDLER, new DefaultHandler() {
            @Override
            public void error(SAXParseException fault) {
                faults.add(fault.getMessage());
            }
        });
        ValidationDriver grammar = new ValidationDriver(properties.toPropertyMap(), CompactSchemaReader.getInstance());
        try (InputStream rules = FeedClient.class.getResourceAsStream("atom.rnc")) {
            assertTrue(grammar.loadSchema(new InputSource(rules)), "the grammar is one");
        }
        grammar.validate(new InputSource(new StringReader(atom)));
        return faults;
    }

    static SyndFeed rss(String path) throws Exception {
        String xml = fetch(path, "application/rss+xml");
        return new SyndFeedImpl(new WireFeedInput().build(new StringReader(xml)), true);
    }

    static JsonNode json(String path) throws Exception {
        JsonNode feed = new ObjectMapper().readTree(fetch(path, "application/feed+json"));
        try (InputStream schema = FeedClient.class.getResourceAsStream("json-feed-1.1.json")) {
            assertEquals(Set.of(), JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema)
                    .validate(feed));
        }
        return feed;
    }

    /** The ids of all entries, page by page, and then back again. */
    static List<String> walk(String path) throws Exception {
        List<String> ids = new ArrayList<>();
        String next = path;
        String last = null;
        while (next != null) {
            SyndFeed page = atom(next);
            page.getEntries().forEach(entry -> ids.add(entry.getUri()));
            last = next;
            next = link(page, "next");
        }
        List<String> back = new ArrayList<>();
        for (String previous = last; previous != null; previous = link(atom(previous), "previous")) {
            List<String> page = atom(previous).getEntries().stream().map(entry -> entry.getUri()).toList();
            back.addAll(0, page);
        }
        assertEquals(ids, back, "the way back shows the same");
        return ids;
    }

    static String link(SyndFeed feed, String relation) {
        return ((Feed) feed.originalWireFeed()).getOtherLinks().stream().filter(link -> link.getRel().equals(relation))
                .map(link -> local(link.getHref())).findFirst().orElse(null);
    }

    static String local(String address) {
        assertEquals(OUTSIDE, address.substring(0, OUTSIDE.length()));
        return address.substring(OUTSIDE.length());
    }

    private static String fetch(String path, String type) {
        return given().urlEncodingEnabled(false).get(path).then().statusCode(200).contentType(containsString(type)).extract()
                .asString();
    }
}
