package dev.stet.text.frontmatter;

import static dev.stet.platform.problem.ProblemType.INVALID_CONTENT;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.toml.TomlFactory;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;

import dev.stet.platform.problem.Problem;

/**
 * What stands before a text between two lines {@code ---}, as YAML, or between two lines {@code +++}, as TOML. Dates stay the
 * strings they are.
 *
 * @param members empty where there is none
 * @param text what follows
 */
public record FrontMatter(ObjectNode members, String text) {

    /** What the API takes as JSON must fit in here too, where it is longer: 64 KiB of custom members, a note, a summary. */
    static final int MAX_CHARS = 262_144;
    /** A little more than the API takes in JSON. */
    static final int MAX_DEPTH = 70;
    private static final Pattern OPENING = Pattern.compile("(---|\\+\\+\\+)[ \\t]*\\n");
    private static final Pattern YAML_END = Pattern.compile("^(---|\\.\\.\\.)[ \\t]*$", Pattern.MULTILINE);
    private static final Pattern TOML_END = Pattern.compile("^\\+\\+\\+[ \\t]*$", Pattern.MULTILINE);
    private static final ObjectMapper TOML = new TomlMapper(TomlFactory.builder().streamReadConstraints(
            StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build()).build());
    private static final ObjectMapper YAML = new ObjectMapper(YAMLFactory.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER).disable(YAMLGenerator.Feature.SPLIT_LINES).build());

    /**
     * @param source with line breaks {@code \n}
     * @throws Problem {@code invalid-content} that names line and column where it is broken, of the source
     */
    public static FrontMatter split(String source) {
        Matcher opening = OPENING.matcher(source);
        if (!opening.lookingAt()) {
            return new FrontMatter(JsonNodeFactory.instance.objectNode(), source);
        }
        String fence = opening.group(1);
        Matcher end = (fence.equals("---") ? YAML_END : TOML_END).matcher(source);
        if (!end.find(opening.end())) {
            throw INVALID_CONTENT.because("The front matter that begins in line 1 has no end. Close it with a line %s.", fence);
        }
        String members = source.substring(opening.end(), end.start());
        if (members.length() > MAX_CHARS) {
            throw INVALID_CONTENT.because("The front matter is longer than %d characters.", MAX_CHARS);
        }
        return new FrontMatter(fence.equals("---") ? YamlReader.read(members) : toml(members),
                source.substring(Math.min(end.end() + 1, source.length())));
    }

    private static ObjectNode toml(String toml) {
        try {
            ObjectNode members = TOML.readTree(toml.stripTrailing()) instanceof ObjectNode object ? object
                    : JsonNodeFactory.instance.objectNode();
            requireShallow(members);
            spellOut(members);
            return members;
        } catch (StreamConstraintsException tooMuch) {
            throw tooDeep();
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation() == null ? JsonLocation.NA : e.getLocation();
            // it has read the line break before it finds that
            int beyond = e.getOriginalMessage().startsWith("Duplicate") && at.getColumnNr() == 1 ? 2 : 1;
            throw broken(Math.max(0, at.getLineNr() - beyond), Math.max(0, at.getColumnNr() - 1),
                    e.getOriginalMessage().replaceFirst("(?s)[(\\[].*", "").strip());
        }
    }

    /** Dotted names nest too, and no parser counts them; level by level, for the stack has an end. */
    private static void requireShallow(JsonNode members) {
        List<JsonNode> level = List.of(members);
        for (int depth = 1; !level.isEmpty(); depth++) {
            if (depth > MAX_DEPTH) {
                throw tooDeep();
            }
            level = level.stream().flatMap(node -> StreamSupport.stream(node.spliterator(), false))
                    .filter(JsonNode::isContainerNode).toList();
        }
    }

    /** What is no number in JSON, {@code nan} and {@code inf}, is text, as YAML's {@code .nan} is. */
    private static void spellOut(JsonNode members) {
        if (members instanceof ObjectNode object) {
            object.properties().forEach(member -> member.setValue(spelled(member.getValue())));
        } else if (members instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, spelled(array.get(i)));
            }
        }
    }

    private static JsonNode spelled(JsonNode value) {
        spellOut(value);
        return value.isDouble() && !Double.isFinite(value.doubleValue())
                ? TextNode.valueOf(Double.isNaN(value.doubleValue()) ? "nan" : value.doubleValue() > 0 ? "inf" : "-inf")
                : value;
    }

    private static Problem tooDeep() {
        return INVALID_CONTENT.because("The front matter is nested too deeply, or has a number that is too long.");
    }

    /** As YAML between its two lines; the inverse of {@link #split}. */
    public static String write(ObjectNode members) {
        try {
            return "---\n" + (members.isEmpty() ? "" : YAML.writeValueAsString(members)) + "---\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e); // no I/O, no cycles: cannot be
        }
    }

    /** @param line below the one that opens the front matter, from 0, as is {@code column} */
    static Problem broken(int line, int column, String what) {
        return INVALID_CONTENT.because("The front matter is broken in line " + (line + 2) + ", column " + (column + 1) + ": "
                + what + ".");
    }
}
