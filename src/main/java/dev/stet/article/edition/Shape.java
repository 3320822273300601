package dev.stet.article.edition;

import java.util.Set;

/**
 * What a reader wants of an article.
 *
 * @param formats of texts
 * @param fields members to keep; empty keeps all
 * @param includes members to add; they stay whatever {@code fields} says
 */
record Shape(Set<Format> formats, Set<String> fields, Set<String> includes) {

    static final Shape WHOLE = new Shape(Set.of(Format.HTML), Set.of(), Set.of());

    /** Whether the bytes made at publication serve as they are. */
    boolean isWhole() {
        return equals(WHOLE);
    }

    boolean keeps(String member) {
        return fields.isEmpty() || fields.contains(member) || includes.contains(member);
    }

    boolean needsAllForms() {
        return !formats.equals(WHOLE.formats);
    }
}
