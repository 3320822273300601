package dev.stet.comment.screening;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The whole block list; never so long that it needs pages. */
@Schema(description = "The whole block list, the newest first; at most " + Blocking.MAX
        + ".", requiredProperties = "items")
record BlockList(List<BlockView> items) {
}
