package dev.stet.release;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.Set;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.jsoup.Jsoup;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** What a client was told, as far as it is a promise: a later version may say more, but nothing else. */
record RecordedAnswer(int status, String type, String location, String body) {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** Of one installation, of one moment, or made up for each answer; that they are there counts, what they say does not. */
    private static final Set<String> PASSING = Set.of("traceId", "etag", "next", "previous", "formToken", "notBefore",
            "lastUsedAt", "ipHash", "oldSecretUntil", "rank");
    /** Of a delivery that is still tried. */
    private static final Set<String> UNDER_WAY = Set.of("attempts", "lastAttemptAt", "nextAttemptAt", "responseStatus", "note");
    /** Words for people, which may get better. */
    private static final Set<String> WORDING = Set.of("title", "detail");

    /** Empty where {@code later} says all that this one says; else the first difference. */
    Optional<String> missingIn(RecordedAnswer later) {
        if (status != later.status) {
            return Optional.of("status " + later.status + " instead of " + status + ": " + later.body);
        }
        if (!mediaType().equals(later.mediaType()) || !location.equals(later.location)) {
            return Optional.of("'%s' at '%s' instead of '%s' at '%s'".formatted(later.type, later.location, type, location));
        }
        try {
            return compare(later);
        } catch (IOException | SAXException | ParserConfigurationException unreadable) {
            return Optional.of(unreadable + " in " + later.body);
        }
    }

    private String mediaType() {
        return type.split(";")[0].strip();
    }

    private Optional<String> compare(RecordedAnswer later) throws IOException, SAXException, ParserConfigurationException {
        String media = mediaType();
        if (media.endsWith("ndjson")) {
            return inLines(later);
        } else if (media.endsWith("json")) {
            return in("", JSON.readTree(body), JSON.readTree(later.body), media.contains("problem"));
        } else if (media.endsWith("xml")) {
            return in("", parse(body), parse(later.body));
        } else if (media.endsWith("html")) {
            return same("", Jsoup.parse(body).text(), Jsoup.parse(later.body).text());
        }
        return same("", body, later.body);
    }

    private static Optional<String> same(String where, Object expected, Object actual) {
        return expected.equals(actual) ? Optional.empty()
                : Optional.of("%s: '%s' instead of '%s'".formatted(where, actual, expected));
    }

    private Optional<String> inLines(RecordedAnswer later) throws IOException {
        List<String> lines = body.lines().toList();
        List<String> there = later.body.lines().toList();
        if (lines.size() != there.size()) {
            return Optional.of(there.size() + " lines instead of " + lines.size());
        }
        for (int i = 0; i < lines.size(); i++) {
            Optional<String> missing = in("line " + (i + 1), JSON.readTree(lines.get(i)), JSON.readTree(there.get(i)), false);
            if (missing.isPresent()) {
                return missing;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> in(String where, JsonNode expected, JsonNode actual, boolean problem) {
        if (expected.isObject() && actual.isObject()) {
            for (Entry<String, JsonNode> member : expected.properties()) {
                String path = where + "/" + member.getKey();
                JsonNode there = actual.get(member.getKey());
                Optional<String> missing = there == null ? Optional.of(path + " is missing")
                        : isFree(member, problem) || isOfTheMoment(expected, member.getKey()) ? Optional.empty()
                                : in(path, member.getValue(), there, problem);
                if (missing.isPresent()) {
                    return missing;
                }
            }
            return Optional.empty();
        }
        if (!expected.isArray() || !actual.isArray() || expected.size() != actual.size()) {
            return same(where, expected, actual);
        }
        for (int i = 0; i < expected.size(); i++) {
            Optional<String> missing = in(where + "/" + i, expected.get(i), actual.get(i), problem);
            if (missing.isPresent()) {
                return missing;
            }
        }
        return Optional.empty();
    }

    /** A snapshot's cursor tells how far the log has come, which goes on when a new release writes editions again. */
    private static boolean isOfTheMoment(JsonNode object, String member) {
        return object.hasNonNull("nextAttemptAt") && UNDER_WAY.contains(member)
                || object.path("kind").asText().equals("article.snapshot") && member.equals("cursor");
    }

    /** What is an object, such as an article's next edition, says something under these names too. */
    private static boolean isFree(Entry<String, JsonNode> member, boolean problem) {
        return !member.getValue().isContainerNode()
                && (PASSING.contains(member.getKey()) || problem && WORDING.contains(member.getKey()));
    }

    private static Element parse(String xml) throws IOException, SAXException, ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml))).getDocumentElement();
    }

    /** The same elements in the same order, maybe with others between them. */
    private static Optional<String> in(String where, Element expected, Element actual) {
        NamedNodeMap attributes = expected.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            Attr attribute = (Attr) attributes.item(i);
            if (!isCursor(attribute) && !attribute.getValue().equals(actual.getAttribute(attribute.getName()))) {
                return Optional.of(where + "/@" + attribute.getName() + ": '" + actual.getAttribute(attribute.getName())
                        + "' instead of '" + attribute.getValue() + "'");
            }
        }
        List<Element> children = children(expected);
        if (children.isEmpty()) {
            return same(where, expected.getTextContent(), actual.getTextContent());
        }
        Iterator<Element> there = children(actual).iterator();
        for (Element child : children) {
            Optional<String> missing = Optional.of(where + "/" + child.getNodeName() + " is missing");
            while (missing.isPresent() && there.hasNext()) {
                Element candidate = there.next();
                missing = candidate.getNodeName().equals(child.getNodeName())
                        ? in(where + "/" + child.getNodeName(), child, candidate)
                        : missing;
            }
            if (missing.isPresent()) {
                return missing;
            }
        }
        return Optional.empty();
    }

    private static boolean isCursor(Attr attribute) {
        return attribute.getValue().contains("cursor=");
    }

    private static List<Element> children(Element element) {
        List<Element> children = new ArrayList<>();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                children.add(child);
            }
        }
        return children;
    }
}
