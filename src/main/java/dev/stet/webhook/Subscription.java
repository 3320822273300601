package dev.stet.webhook;

import java.util.List;
import java.util.Set;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;

import dev.stet.change.ChangeEntry;
import dev.stet.platform.json.Json;

/** What one webhook wants to be told. */
record Subscription(UUID webhook, List<String> events, Set<String> tags) {

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

    /** Who might have to know is told: an event that does not say its tags passes. */
    private boolean isTagged(ChangeEntry entry) {
        JsonNode told = Json.read(entry.payload(), JsonNode.class).path("tags");
        return told.isMissingNode() || told.valueStream().anyMatch(tag -> tags.contains(tag.asText()));
    }

    private static boolean anyFits(List<String> patterns, String kind) {
        return patterns.stream().anyMatch(pattern -> pattern.endsWith("*")
                ? kind.startsWith(pattern.substring(0, pattern.length() - 1))
                : kind.equals(pattern));
    }
}
