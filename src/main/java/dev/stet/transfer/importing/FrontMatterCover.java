package dev.stet.transfer.importing;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.stet.article.content.WebAddress;
import dev.stet.platform.problem.Fault;

/** The picture above an article, as front matter names it: by its address alone, or as an object, as cover or image. */
final class FrontMatterCover {

    private static final Set<String> KNOWN = Set.of("url", "alt", "width", "height", "credit");
    private static final List<String> ADDRESSES = List.of("src", "image", "path");
    private static final Pattern ADDRESS = Pattern.compile(WebAddress.HTTP_OR_PATH);

    private final ObjectNode left;
    private final boolean keeps;
    private final FrontMatterMembers members;

    /** @param left of which what is taken is removed */
    FrontMatterCover(ObjectNode left, boolean keeps, FrontMatterMembers members) {
        this.left = left;
        this.keeps = keeps;
        this.members = members;
    }

    void read() {
        String member = left.hasNonNull("cover") ? "cover" : "image";
        JsonNode given = left.path(member);
        ObjectNode cover = object(given);
        boolean strict = !keeps && member.equals("cover"); // then whoever checks the form says what is wrong
        if (given.isTextual() && given.textValue().isBlank()) {
            left.remove(member);
        } else if (cover == null && strict) {
            members.restOf(member, KNOWN);
        } else if (cover != null && (strict || isAddress(cover.path("url").asText()))) {
            left.remove(member);
            left.set("cover", described(cover));
            members.restOf("cover", KNOWN);
        }
    }

    private boolean isAddress(String url) {
        if (ADDRESS.matcher(url).matches()) {
            return true;
        }
        (keeps ? members.warnings : members.faults)
                .add(Fault.at("#/cover", ("There is none, for '%s' is neither an http or https "
                        + "address nor a path that begins with a single /.").formatted(url)));
        return false;
    }

    private ObjectNode described(ObjectNode cover) {
        if (!cover.hasNonNull("alt")) {
            cover.put("alt", "");
            members.warnings.add(Fault.at("#/cover/alt", "The cover has no description. Write one as `alt`."));
        }
        return cover;
    }

    /** {@code null} where none is given. */
    private static ObjectNode object(JsonNode given) {
        JsonNode one = given.isArray() && given.size() == 1 ? given.get(0) : given;
        if (one instanceof ObjectNode object) {
            ObjectNode cover = object.deepCopy();
            ADDRESSES.stream().filter(name -> !cover.has("url") && cover.path(name).isTextual()).findFirst()
                    .ifPresent(name -> cover.set("url", cover.remove(name)));
            return cover;
        }
        return one.isTextual() && !one.textValue().isBlank() ? JsonNodeFactory.instance.objectNode().put("url", one.textValue())
                : null;
    }
}
