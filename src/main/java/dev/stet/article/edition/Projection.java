package dev.stet.article.edition;

import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.stet.platform.record.RecordComponents;

/**
 * What a reader wants of an article.
 *
 * @param formats of texts
 * @param fields members to keep; empty keeps all
 * @param includes members to add; they stay whatever {@code fields} says
 */
public record Projection(Set<TextFormat> formats, Set<String> fields, Set<String> includes) {

    public static final Projection WHOLE = new Projection(Set.of(TextFormat.HTML), Set.of(), Set.of());

    /** What stands in an answer of that type unless other members are asked for. */
    public static List<String> unasked(RecordComponents<?> type) {
        return type.names().stream()
                .filter(name -> !type.component(name).getAccessor().isAnnotationPresent(JsonInclude.class)).toList();
    }

    /** Whether the bytes made at publication serve as they are. */
    public boolean isWhole() {
        return equals(WHOLE);
    }

    public boolean keeps(String member) {
        return fields.isEmpty() || fields.contains(member) || includes.contains(member);
    }

    public boolean needsAllForms() {
        return !formats.equals(WHOLE.formats);
    }
}
