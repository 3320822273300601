package dev.stet.article.content;

import java.util.List;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.stet.platform.json.Json;
import dev.stet.platform.record.RecordComponents;

/** The members of an article by what they are for, as the components of {@link Content} say it. */
public final class Members {

    public static final RecordComponents<Content> ALL = RecordComponents.of(Content.class);
    /** Those that are rendered, in order; the sections, which are too, are not among them. */
    public static final List<String> MARKDOWN = those(Member::markdown);
    /** Those whose words stand for the whole article in the search, in order. */
    public static final List<String> SEARCHABLE = those(Member::searchable);
    /** Those that a redacted revision still says. */
    public static final List<String> KEPT = those(member -> member.redacted().equals(Member.KEPT));

    private Members() {
    }

    /** What a redacted revision says, without what it still says; made for each call. */
    public static ObjectNode redacted() {
        ObjectNode redacted = JsonNodeFactory.instance.objectNode();
        ALL.names().stream().filter(name -> !KEPT.contains(name)).forEach(name -> {
            Member member = ALL.component(name).getAnnotation(Member.class);
            redacted.set(name, member == null ? null : Json.read(member.redacted(), JsonNode.class));
        });
        return redacted;
    }

    private static List<String> those(Predicate<Member> condition) {
        return ALL.names().stream().filter(name -> ALL.component(name).isAnnotationPresent(Member.class)
                && condition.test(ALL.component(name).getAnnotation(Member.class))).toList();
    }
}
