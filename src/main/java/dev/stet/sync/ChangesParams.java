package dev.stet.sync;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

import dev.stet.platform.parameter.Parameters;

/** Which changes are wanted; each parameter as it was sent, {@code null} where it was not. */
class ChangesParams {

    @QueryParam("after")
    @Parameter(description = "Where to go on: `page.next` or the `cursor` of a change, as it is. If absent, the "
            + "beginning of what is kept.")
    String after;

    @QueryParam("snapshot")
    @Parameter(description = "`true` begins with every article that is published now, then goes on with what "
            + "changed since; without `after`.", schema = @Schema(defaultValue = "false"))
    String snapshot;

    @QueryParam("kind")
    @Parameter(description = "Changes of this kind; with several, repeated or parted by commas, of any of them. Says nothing "
            + "about a snapshot, which is always whole.")
    List<String> kind;

    @QueryParam("article")
    @Parameter(description = "What happened to the article with this id.",
            schema = @Schema(type = SchemaType.STRING, format = "uuid"))
    String article;

    @QueryParam("limit")
    @Parameter(description = "Changes on a page, 1 to 100; a stream needs none.", schema = @Schema(defaultValue = "100"))
    String limit;

    @QueryParam("wait")
    @Parameter(description = "How many seconds, 0 to 60, the answer may wait where there is nothing yet; it comes as soon as "
            + "there is something. A stream waits anyway.", schema = @Schema(defaultValue = "0"))
    String wait;

    @HeaderParam("Last-Event-ID")
    @Parameter(description = "The `id` of the last event of a stream that broke off: the stream goes on there, whatever "
            + "`after` and `snapshot` say. Only for streams.")
    String lastEventId;

    /**
     * @param from {@code null} for the beginning of what is kept, or of a snapshot
     * @param kinds {@code null} for all
     * @param article {@code null} for all
     */
    record Wanted(ChangeCursors.Cursor from, boolean snapshot, Set<String> kinds, UUID article, int limit, Duration patience) {
    }

    /** @throws dev.stet.platform.problem.Problem {@code invalid-parameter} with every fault */
    Wanted parse(ChangeCursors changeCursors, boolean stream) {
        Parameters parameters = new Parameters();
        boolean resumed = stream && lastEventId != null;
        ChangeCursors.Cursor from = resumed ? bookmark(parameters, changeCursors, "Last-Event-ID", lastEventId)
                : bookmark(parameters, changeCursors, "after", after);
        boolean whole = parameters.flag("snapshot", snapshot, false) && !resumed;
        if (whole && after != null) {
            parameters.refuse("snapshot", "Begins without `after`; go on with `after` alone.");
        }
        Wanted wanted = new Wanted(from, whole, ChangeKinds.read(parameters, kind), id(parameters),
                parameters.whole("limit", limit, 1, 100, 100),
                Duration.ofSeconds(parameters.whole("wait", wait, 0, 60, 0)));
        parameters.check();
        return wanted;
    }

    private static ChangeCursors.Cursor bookmark(Parameters parameters, ChangeCursors changeCursors, String name, String sent) {
        if (sent == null) {
            return null;
        }
        return changeCursors.read(sent).orElseGet(() -> {
            parameters.refuse(name, "Is no cursor of this API; take it from `page.next` or a change's `cursor` as it is.");
            return null;
        });
    }

    private UUID id(Parameters parameters) {
        try {
            return article == null ? null : UUID.fromString(article);
        } catch (IllegalArgumentException e) {
            parameters.refuse("article", "'%s' is no id; send the UUID of an article.".formatted(article));
            return null;
        }
    }
}
