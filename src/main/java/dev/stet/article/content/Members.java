package dev.stet.article.content;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.stet.platform.json.Json;
import dev.stet.platform.record.RecordComponents;

/** The members of an article by what they are for, as the components of {@link Content} say it. */
public final class Members {

    /** What a component of {@link Content} is for; all that handles members goes by this. */
    @Target(ElementType.RECORD_COMPONENT)
    @Retention(RetentionPolicy.RUNTIME)
    @interface Member {

        /** Of a member that says what it said even where it was redacted: what finds the article, and no words of it. */
        String KEPT = "";

        /** Markdown: rendered when it is published, and told by lines where it differs. */
        boolean markdown() default false;

        /** Whether readers find the article by its words. The title, which counts for more, is searched in any case. */
        boolean searchable() default false;

        /** What a redacted revision says instead, as JSON, or {@link #KEPT}. */
        String redacted() default "null";
    }

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
