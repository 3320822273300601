package dev.stet.comment.screening;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.stet.comment.privacy.Contacts;
import dev.stet.platform.idempotency.OneTimeSecret;

/** An entry of the block list, for moderators. */
@Schema(name = "Block", description = "An entry of the block list.",
        requiredProperties = { "id", "kind", "note", "createdBy", "createdAt" })
record BlockView(
        UUID id,
        @Schema(pattern = "^(" + BlockKind.LABELS + ")$") String kind,
        @OneTimeSecret
        @Schema(nullable = true,
                description = "Null where the key that protected an e-mail address is gone; absent in a replayed answer, since "
                        + "it may be such an address.") String value,
        @Schema(nullable = true) String note,
        @Schema(description = "The id of the account that made it.") UUID createdBy,
        Instant createdAt) {

    static BlockView of(Block block, Contacts contacts) {
        String value = block.kind == BlockKind.EMAIL
                ? contacts.read(block.email, block.emailKeyId, block.id).orElse(null)
                : block.value;
        return new BlockView(block.id, block.kind.toString(), value, block.note, block.createdBy, block.createdAt);
    }

    /** The whole block list; never so long that it needs pages. */
    @Schema(name = "BlockList", description = "The whole block list, the newest first; at most " + Blocking.MAX
            + ".", requiredProperties = "items")
    record BlockList(List<BlockView> items) {
    }
}
