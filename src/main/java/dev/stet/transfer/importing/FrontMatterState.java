package dev.stet.transfer.importing;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.stet.platform.problem.Fault;

/**
 * Whether an article may be commented, and whether it is to be published. A draft is never published because somebody spells
 * that otherwise: whatever is said of {@code draft} that is not no means yes.
 */
final class FrontMatterState {

    /** As all versions of YAML, and people, write it. */
    private static final Set<String> YES = Set.of("true", "yes", "on", "y", "1");
    private static final Set<String> NO = Set.of("false", "no", "off", "n", "0");
    /** What is not for everybody's eyes, or not yet, in the words of Pelican, WordPress and others. */
    private static final Set<String> HIDDEN = Set.of("draft", "pending", "private", "hidden", "unpublished");

    private final ObjectNode left;
    private final FrontMatterMembers members;

    /** @param left of which what is taken is removed */
    FrontMatterState(ObjectNode left, FrontMatterMembers members) {
        this.left = left;
        this.members = members;
    }

    void read() {
        comments();
        for (String name : names()) {
            JsonNode given = left.get(name);
            String said = given.asText().strip().toLowerCase(Locale.ROOT);
            boolean known = YES.contains(said) || NO.contains(said);
            switch (name.toLowerCase(Locale.ROOT)) {
                case "draft" -> members.draft |= !given.isNull() && !NO.contains(said);
                case "published" -> members.draft |= NO.contains(said);
                default -> members.draft |= HIDDEN.contains(said);
            }
            left.remove(known && !name.equalsIgnoreCase("status") ? List.of(name) : List.of());
        }
        if (members.draft) {
            members.warnings.add(Fault.at("#/draft", "Is a draft, as its front matter says: it is saved and not published. An "
                    + "edition that was published or scheduled before stays as it is."));
        }
    }

    /** In whichever case they are written. */
    private List<String> names() {
        return left.properties().stream().map(member -> member.getKey())
                .filter(name -> Set.of("draft", "published", "status").contains(name.toLowerCase(Locale.ROOT))).toList();
    }

    private void comments() {
        JsonNode comments = left.remove("comments");
        if (comments != null && !comments.isNull()) {
            members.commentsOpen = comments.asText().matches("open|true");
            if (!comments.asText().matches("open|closed|true|false")) {
                members.faults.add(Fault.at("#/comments", "Is '%s', must be open or closed.".formatted(comments.asText())));
            }
        }
    }
}
