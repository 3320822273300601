package dev.stet.transfer.importing;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.stet.article.content.ArticleForm;
import dev.stet.platform.problem.Fault;

/** What of front matter is of the site alone: {@code custom}, and what no member of an article says. */
final class FrontMatterRest {

    /** They stand below the front matter. */
    static final Set<String> BELOW = Set.of("lead", "sections");

    private final ObjectNode left;
    private final boolean keeps;
    private final FrontMatterMembers members;
    private final ObjectNode custom;

    /** @param left all that nothing was made of yet */
    FrontMatterRest(ObjectNode left, boolean keeps, FrontMatterMembers members) {
        this.left = left;
        this.keeps = keeps;
        this.members = members;
        this.custom = left.objectNode();
    }

    void read() {
        JsonNode own = left.remove("custom");
        if (own instanceof ObjectNode object) {
            custom.setAll(object);
        } else if (own != null && !own.isNull()) {
            members.faults.add(Fault.at("#/custom", "Must be an object."));
        }
        aliases();
        left.properties().removeIf(member -> member.getValue().isNull());
        if (keeps && !left.isEmpty()) {
            keep();
        } else {
            left.fieldNames().forEachRemaining(this::refuse);
        }
        members.article.set("custom", custom);
    }

    /** Old addresses are the frontend's to forward, so they go where it finds them. */
    private void aliases() {
        JsonNode aliases = left.path("aliases");
        if (!aliases.isMissingNode() && !aliases.isNull() && !custom.has("aliases")) {
            custom.set("aliases", aliases.isArray() ? aliases : custom.arrayNode().add(aliases));
            left.remove("aliases");
        }
    }

    private void keep() {
        List<String> kept = new ArrayList<>();
        left.properties().forEach(member -> {
            if (custom.has(member.getKey())) {
                members.warnings.add(Fault.at(pointer("#/custom/", member.getKey()),
                        "Is what `custom` says; the other '%s' of the front matter is left out.".formatted(member.getKey())));
            } else {
                custom.set(member.getKey(), member.getValue());
                kept.add(member.getKey());
            }
        });
        if (!kept.isEmpty()) {
            members.warnings.add(Fault.at("#/custom", "Keeps what no member of an article says: %s."
                    .formatted(String.join(", ", kept))));
        }
    }

    private void refuse(String member) {
        members.faults.add(Fault.at(pointer("#/", member),
                BELOW.contains(member) ? "Belongs into the text: in Markdown it is the text itself."
                        : "There is no member '%s'; known are %s. With unknown=keep it goes into `custom`."
                                .formatted(member, String.join(", ", known()))));
    }

    private static String pointer(String to, String member) {
        return to + URLEncoder.encode(member.replace("~", "~0").replace("/", "~1"), StandardCharsets.UTF_8)
                .replace("+", "%20").replace("%7E", "~");
    }

    private static Set<String> known() {
        Set<String> known = new TreeSet<>(ArticleForm.MEMBERS.names());
        known.removeAll(BELOW);
        known.add("comments");
        return known;
    }
}
