package dev.stet.text;

import static dev.stet.platform.problem.ProblemType.INVALID_CONTENT;

import java.io.StringReader;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;

import dev.stet.platform.problem.Problem;

/**
 * The YAML that JSON can say: mappings, lists, strings, numbers, true, false, null. Dates, {@code yes}, {@code 007} and
 * all else stay the strings they are, so a title 1.10 does not become 1.1. Tags, anchors and aliases are refused: nothing
 * is made from a class name, and nothing grows.
 */
final class FrontMatter {

    /** What the API takes as JSON must fit in YAML too, where it is longer: 64 KiB of custom members, a note, a summary. */
    private static final int MAX_CHARS = 262_144;
    /** A little more than the API takes in JSON. */
    private static final int MAX_DEPTH = 70;
    private static final Pattern NUMBER = Pattern
            .compile("-?(0|[1-9][0-9]{0,300})(\\.[0-9]{1,300})?(E-?[0-9]{1,3})?");
    private static final Pattern NULL = Pattern.compile("|~|null");
    private static final Pattern BOOLEAN = Pattern.compile("true|false");
    private static final JsonNodeFactory JSON = JsonNodeFactory.withExactBigDecimals(true);
    private static final ObjectMapper MAPPER = JsonMapper.builder().build();
    private static final ObjectMapper WRITER = new ObjectMapper(YAMLFactory.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER).disable(YAMLGenerator.Feature.SPLIT_LINES).build());

    private FrontMatter() {
    }

    /** Lines in errors are those of the file, whose first is the opening {@code ---}. */
    static ObjectNode read(String yaml) {
        if (yaml.length() > MAX_CHARS) {
            throw INVALID_CONTENT.because("The front matter is longer than %d characters.", MAX_CHARS);
        }
        try {
            Node root = new Yaml(options()).compose(new StringReader(yaml));
            if (root == null) {
                return JSON.objectNode();
            }
            if (root instanceof MappingNode mapping) {
                return object(mapping, 1);
            }
            throw broken(root.getStartMark(), "expected members such as \"title: …\"");
        } catch (MarkedYAMLException e) {
            throw broken(e.getProblemMark(), e.getProblem());
        } catch (YAMLException e) {
            throw INVALID_CONTENT.because("The front matter has characters that YAML does not allow, or is nested too deeply.");
        }
    }

    static String write(ObjectNode members) {
        try {
            return members.isEmpty() ? "" : WRITER.writeValueAsString(members);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e); // no I/O, no cycles: cannot be
        }
    }

    private static LoaderOptions options() {
        LoaderOptions options = new LoaderOptions();
        options.setNestingDepthLimit(MAX_DEPTH);
        options.setMaxAliasesForCollections(0);
        options.setAllowRecursiveKeys(false);
        options.setCodePointLimit(MAX_CHARS);
        return options;
    }

    private static JsonNode json(Node node, int depth) {
        if (node.getAnchor() != null) {
            throw broken(node.getStartMark(), "anchors (&) and aliases (*) are not allowed; quote the text if it is one");
        }
        if (depth > MAX_DEPTH) {
            throw broken(node.getStartMark(), "this is nested too deeply");
        }
        if (node instanceof MappingNode mapping) {
            return object(mapping, depth + 1);
        }
        return node instanceof SequenceNode sequence ? array(sequence, depth + 1) : scalar((ScalarNode) node);
    }

    private static ObjectNode object(MappingNode mapping, int depth) {
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
            object.set(name.getValue(), json(member.getValueNode(), depth));
        }
        requireKnownTag(mapping);
        return object;
    }

    private static ArrayNode array(SequenceNode sequence, int depth) {
        requireKnownTag(sequence);
        ArrayNode array = JSON.arrayNode();
        sequence.getValue().forEach(item -> array.add(json(item, depth)));
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
        return INVALID_CONTENT.because("The front matter is broken in line " + (mark.getLine() + 2) + ", column "
                + (mark.getColumn() + 1) + ": " + what + ".");
    }
}
