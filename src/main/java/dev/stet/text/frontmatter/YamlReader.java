package dev.stet.text.frontmatter;

import java.io.StringReader;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.events.CollectionEndEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.reader.StreamReader;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.stet.platform.problem.Problem;

/**
 * The YAML that JSON can say: mappings, lists, strings, numbers, true, false, null. Dates, {@code yes}, {@code 007} and
 * all else stay the strings they are, so a title 1.10 does not become 1.1. Tags, anchors and aliases are refused: nothing
 * is made from a class name, and nothing grows.
 */
final class YamlReader {

    private static final Pattern NUMBER = Pattern
            .compile("-?(0|[1-9][0-9]{0,300})(\\.[0-9]{1,300})?(E[+-]?[0-9]{1,3})?");
    private static final Pattern NULL = Pattern.compile("|~|null");
    private static final Pattern BOOLEAN = Pattern.compile("true|false");
    private static final JsonNodeFactory JSON = JsonNodeFactory.withExactBigDecimals(true);
    private static final ObjectMapper MAPPER = JsonMapper.builder().build();

    private YamlReader() {
    }

    static ObjectNode read(String yaml) {
        requirePrintable(yaml);
        try {
            requirePlain(yaml);
            Node root = new Yaml(options()).compose(new StringReader(yaml));
            if (root == null) {
                return JSON.objectNode();
            }
            if (root instanceof MappingNode mapping) {
                return object(mapping);
            }
            throw broken(root.getStartMark(), "expected members such as \"title: …\"");
        } catch (MarkedYAMLException e) {
            throw broken(e.getProblemMark(), e.getProblem());
        }
    }

    /** What YAML does not allow anywhere; its reader would not tell the line. */
    private static void requirePrintable(String yaml) {
        int line = 0;
        int lineStart = 0;
        for (int i = 0; i < yaml.length(); i += Character.charCount(yaml.codePointAt(i))) {
            int c = yaml.codePointAt(i);
            if (c == '\n') {
                line++;
                lineStart = i + 1;
            } else if (!StreamReader.isPrintable(c)) {
                throw FrontMatter.broken(line, i - lineStart,
                        "the character U+%04X is not allowed; in double quotes it can be written as an escape".formatted(c));
            }
        }
    }

    /** No anchors, no aliases, and nothing too deep, before anything is made of it. */
    private static void requirePlain(String yaml) {
        int depth = 0;
        for (Event event : new Yaml(options()).parse(new StringReader(yaml))) {
            depth += event instanceof CollectionStartEvent ? 1 : event instanceof CollectionEndEvent ? -1 : 0;
            if (depth > FrontMatter.MAX_DEPTH) {
                throw broken(event.getStartMark(), "this is nested too deeply");
            }
            if (event instanceof NodeEvent node && node.getAnchor() != null) {
                throw broken(event.getStartMark(), "anchors (&) and aliases (*) are not allowed; quote the text if it is one");
            }
        }
    }

    private static LoaderOptions options() {
        LoaderOptions options = new LoaderOptions();
        options.setNestingDepthLimit(FrontMatter.MAX_DEPTH + 1);
        options.setAllowRecursiveKeys(false);
        options.setCodePointLimit(FrontMatter.MAX_CHARS);
        return options;
    }

    private static JsonNode json(Node node) {
        if (node instanceof MappingNode mapping) {
            return object(mapping);
        }
        return node instanceof SequenceNode sequence ? array(sequence) : scalar((ScalarNode) node);
    }

    private static ObjectNode object(MappingNode mapping) {
        ObjectNode object = JSON.objectNode();
        for (NodeTuple member : mapping.getValue()) {
            Node key = member.getKeyNode();
            if (!(key instanceof ScalarNode name)) {
                throw broken(key.getStartMark(), "a name must be plain text");
            }
            requireKnownTag(key);
            if (object.has(name.getValue())) {
                throw broken(key.getStartMark(), "\"" + name.getValue() + "\" is given twice");
            }
            object.set(name.getValue(), json(member.getValueNode()));
        }
        requireKnownTag(mapping);
        return object;
    }

    private static ArrayNode array(SequenceNode sequence) {
        requireKnownTag(sequence);
        ArrayNode array = JSON.arrayNode();
        sequence.getValue().forEach(item -> array.add(json(item)));
        return array;
    }

    private static JsonNode scalar(ScalarNode scalar) {
        requireKnownTag(scalar);
        String text = scalar.getValue();
        if (!scalar.isPlain()) {
            return JSON.textNode(text);
        }
        if (NULL.matcher(text).matches()) {
            return JSON.nullNode();
        }
        if (BOOLEAN.matcher(text).matches()) {
            return JSON.booleanNode(text.equals("true"));
        }
        return NUMBER.matcher(text).matches() ? number(text) : JSON.textNode(text);
    }

    /** A number only if it would be written as {@code text} is. */
    private static JsonNode number(String text) {
        try {
            JsonNode usual = MAPPER.readTree(text);
            JsonNode exact = JSON.numberNode(new BigDecimal(text));
            return Stream.of(usual, exact).filter(number -> number.asText().equals(text)).findFirst()
                    .orElseGet(() -> JSON.textNode(text));
        } catch (JsonProcessingException e) {
            return JSON.textNode(text);
        }
    }

    private static void requireKnownTag(Node node) {
        if (!node.getTag().getValue().startsWith("tag:yaml.org,2002:")) {
            throw broken(node.getStartMark(), "tags (!) are not allowed; quote the text if it is one");
        }
    }

    private static Problem broken(Mark mark, String what) {
        return FrontMatter.broken(mark.getLine(), mark.getColumn(), what);
    }
}
