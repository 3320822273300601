package dev.stet.article.conflict;

import dev.stet.platform.conditional.EntityTags;

/**
 * What an edit demands of the state that it finds.
 *
 * @param ifMatch {@code null} where none was sent
 * @param create only if nothing is there ({@code If-None-Match: *})
 * @param base the revision that the editor began with and whose successors the edit is to be merged with, or {@code null}
 */
public record EditCondition(EntityTags ifMatch, boolean create, Integer base) {

    boolean merges() {
        return base != null;
    }
}
