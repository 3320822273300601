package dev.stet.change;

import java.time.Instant;
import java.util.UUID;

/**
 * An entry of the log as its readers get it.
 *
 * @param position from 1 without gaps; an entry that becomes readable later always has a higher one
 * @param account who did it, {@code null} where time alone did
 * @param payload JSON, as the room where it happened wrote it
 * @param occurredAt of what time brought, the boundary itself
 */
public record ChangeEntry(long position, String kind, UUID article, UUID edition, UUID account, String payload,
        Instant occurredAt) {
}
