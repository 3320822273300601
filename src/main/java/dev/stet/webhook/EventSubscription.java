package dev.stet.webhook;

import java.util.List;
import java.util.Set;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;

import dev.stet.change.ChangeEntry;
import dev.stet.platform.json.Json;

/**
 * What one webhook wants to be told.
 *
 * @param tags slugs; empty is no matter which
 * @param subjects asked for the tags of an article whose event does not say them
 */
record EventSubscription(UUID webhook, List<String> events, Set<String> tags, SubjectTags subjects) {

    /** Goes to the webhook that it is about, and to no other. */
    static final String TEST = "webhook.tested";

    /** The log tells of accounts and keys, too: those are nobody else's business. */
    private static final List<String> ALL = List.of("article.*", "comment.*");

    boolean wants(ChangeEntry entry) {
        if (entry.kind().equals(TEST)) {
            return Json.read(entry.payload(), JsonNode.class).path("webhook").asText().equals(webhook.toString());
        }
        return anyFits(ALL, entry.kind()) && (events.isEmpty() || anyFits(events, entry.kind()))
                && (tags.isEmpty() || isTagged(entry));
    }

    private boolean isTagged(ChangeEntry entry) {
        JsonNode told = Json.read(entry.payload(), JsonNode.class).path("tags");
        if (!told.isMissingNode()) {
            return told.valueStream().anyMatch(tag -> tags.contains(tag.asText()));
        }
        // what was redacted says no tags any more, but who might have it has to know
        return !entry.kind().startsWith("comment.") || subjects.of(entry.article()).stream().anyMatch(tags::contains);
    }

    private static boolean anyFits(List<String> patterns, String kind) {
        return patterns.stream().anyMatch(pattern -> pattern.endsWith("*")
                ? kind.startsWith(pattern.substring(0, pattern.length() - 1))
                : kind.equals(pattern));
    }
}
