package dev.stet.change;

import java.util.Set;
import java.util.UUID;

/**
 * Which entries of the log somebody reads.
 *
 * @param nouns what they may tell of, as the part of {@code article.published} before the point; {@code null} for anything
 * @param kinds {@code null} for all
 * @param article {@code null} for all, and for what is about no article
 */
public record ChangeFilter(Set<String> nouns, Set<String> kinds, UUID article) {

    /** As {@link #SQL} does. */
    public boolean matches(ChangeEntry entry) {
        return (nouns == null || nouns.contains(noun(entry.kind()))) && (kinds == null || kinds.contains(entry.kind()))
                && (article == null || article.equals(entry.article()));
    }

    public static String noun(String kind) {
        return kind.substring(0, kind.indexOf('.'));
    }

    /** As {@link #matches} does, of {@code c}. */
    static final String SQL = """
            (cast(:nouns AS text[]) IS NULL OR split_part(c.kind, '.', 1) = ANY (cast(:nouns AS text[])))
            AND (cast(:kinds AS text[]) IS NULL OR c.kind = ANY (cast(:kinds AS text[])))
            AND (cast(:article AS uuid) IS NULL OR c.article_id = cast(:article AS uuid))""";
}
