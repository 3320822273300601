package dev.stet.article.edition;

import java.util.Set;

/**
 * What a reader wants of an article.
 *
 * @param formats of texts
 * @param fields members to keep; empty keeps all
 * @param includes members to add; they stay whatever {@code fields} says
 */
public record Projection(Set<TextFormat> formats, Set<String> fields, Set<String> includes) {

    public static final Projection WHOLE = new Projection(Set.of(TextFormat.HTML), Set.of(), Set.of());

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
