package dev.stet.transfer.importing;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.stet.platform.problem.Fault;
import dev.stet.text.Slugs;

/** Tags or authors as front matter names them: a text, parted by commas, an object, or a list of either. */
final class FrontMatterNames {

    /** Whichever an object has first names it. */
    private static final List<String> NAMES = List.of("name", "label", "key", "id", "login", "username");
    private static final Set<String> OURS = Set.of("slug", "name");
    private static final Pattern SLUG = Pattern.compile(Slugs.PATTERN);
    private static final Pattern LETTER = Pattern.compile("[\\p{L}\\p{N}]");

    /** As forms take them. */
    final ArrayNode forms = JsonNodeFactory.instance.arrayNode();
    /** What cannot be one. */
    final List<Fault> faults = new ArrayList<>();
    /** Members of objects that say more than a name. */
    final List<String> others = new ArrayList<>();

    /** @param pointer of the member that they will be */
    FrontMatterNames(JsonNode given, String pointer) {
        if (given.isTextual()) {
            Stream.of(given.textValue().split(",")).forEach(name -> add(name, pointer));
        } else if (given.isArray()) {
            for (int i = 0; i < given.size(); i++) {
                read(given.get(i), pointer + "/" + i);
            }
        } else {
            read(given, pointer);
        }
    }

    private void read(JsonNode one, String pointer) {
        if (one instanceof ObjectNode object) {
            object(object, pointer);
        } else if (one.isArray()) {
            faults.add(Fault.at(pointer, "Must be a name, or a slug and a name."));
        } else if (!one.isNull()) {
            add(one.asText(), pointer);
        }
    }

    private void object(ObjectNode object, String pointer) {
        JsonNode name = NAMES.stream().map(object::path).filter(node -> node.isValueNode() && !node.asText().isBlank())
                .findFirst().orElse(null);
        if (object.hasNonNull("slug")) {
            ObjectNode form = forms.addObject().put("slug", object.get("slug").asText());
            form.put("name", name == null ? null : name.asText().strip());
        } else if (name != null) {
            add(name.asText(), pointer);
        } else {
            faults.add(Fault.at(pointer, "Must have a name, or a slug and a name."));
        }
        object.fieldNames().forEachRemaining(member -> {
            if (!OURS.contains(member) && object.get(member) != name) {
                others.add(member);
            }
        });
    }

    /** What is a slug already is one; else the name is kept as it is written. */
    private void add(String written, String pointer) {
        String name = written.strip();
        if (name.isEmpty() || SLUG.matcher(name).matches() && name.length() <= Slugs.MAX_LENGTH) {
            if (!name.isEmpty()) {
                forms.add(name);
            }
        } else if (LETTER.matcher(name).find()) {
            forms.addObject().put("slug", slug(name)).put("name", name);
        } else {
            faults.add(Fault.at(pointer, "'" + name + "' has no letter and no digit that a slug could be made of."));
        }
    }

    /** So that C, C++ and C# are three. */
    private static String slug(String name) {
        return Slugs.of(name.replaceFirst("^#+", "").replaceFirst("^\\.(?=\\p{L})", "dot ").replace("+", " plus ")
                .replace("#", " sharp "));
    }
}
