package dev.stet.comment.notice;

import java.util.Optional;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;

import dev.stet.change.ChangeEntry;
import dev.stet.platform.json.Json;

/** What the log tells of a comment. */
record CommentEvent(String kind, UUID comment, String status) {

    /**
     * Empty for what is about something else, for what came out of an archive, which is no news, and for what a newer program
     * tells in another way.
     */
    static Optional<CommentEvent> of(ChangeEntry entry) {
        if (!entry.kind().startsWith("comment.")) {
            return Optional.empty();
        }
        JsonNode told = Json.read(entry.payload(), JsonNode.class);
        if (told.path("restored").asBoolean() || !told.path("comment").isTextual() || !told.path("status").isTextual()) {
            return Optional.empty();
        }
        return Optional.of(new CommentEvent(entry.kind(), UUID.fromString(told.get("comment").asText()),
                told.get("status").asText()));
    }

    /** Whether readers see it since. */
    boolean shows() {
        return status.equals("approved") && !kind.equals("comment.erased");
    }

    /** Whether it came, or came back, and waits for a moderator. */
    boolean waits() {
        return status.equals("pending") && (kind.equals("comment.posted") || kind.equals("comment.revised"));
    }
}
