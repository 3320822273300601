package dev.stet.comment.moderation;

import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

import dev.stet.comment.thread.Comment.Status;
import dev.stet.platform.page.PageParams;
import dev.stet.platform.parameter.Parameters;

/** Which comments a moderator wants to see; each parameter as it was sent, {@code null} where it was not. */
class ModerationQueueParams extends PageParams {

    @QueryParam("status")
    @Parameter(description = "Any of pending, approved, spam and trash, parted by commas; pending if absent.",
            example = "pending,spam",
            schema = @Schema(type = SchemaType.ARRAY, enumeration = { "pending", "approved", "spam", "trash" },
                    defaultValue = "pending"))
    String status;

    @QueryParam("article")
    @Parameter(description = "On the article with this id.", schema = @Schema(type = SchemaType.STRING, format = "uuid"))
    String article;

    @QueryParam("commenter")
    @Parameter(description = "By one person: the `commenter` of an answer, as it is.")
    String commenter;

    @QueryParam("sort")
    @Parameter(description = "Which comes first.",
            schema = @Schema(enumeration = { "oldest", "newest" }, defaultValue = "newest"))
    String sort;

    @QueryParam("limit")
    @Parameter(description = "Comments on a page, 1 to 100. A page ends earlier at 4 MiB; `next` goes on.",
            schema = @Schema(defaultValue = "20"))
    String limit;

    /** Which end comes first. */
    enum Order {
        OLDEST,
        NEWEST
    }

    /**
     * @param article {@code null} for all
     * @param commenter the index of an address, {@code null} for all
     */
    record Wanted(Set<Status> statuses, UUID article, byte[] commenter, Order order, int limit, String cursor) {

        /** Names the list for its cursors. */
        String list() {
            List<String> labels = statuses.stream().map(Status::toString).sorted().toList();
            return "moderation %s %s %s %s".formatted(labels, article,
                    commenter == null ? null : Base64.getUrlEncoder().encodeToString(commenter), order);
        }
    }

    /** @throws dev.stet.platform.problem.Problem {@code invalid-parameter} with every fault */
    Wanted parse() {
        Parameters parameters = new Parameters();
        Wanted wanted = new Wanted(
                parameters.someOf("status", status, Stream.of(Status.values())
                        .collect(Collectors.toMap(Status::toString, Function.identity())), Set.of(Status.PENDING)),
                article(parameters), commenter(parameters),
                parameters.oneOf("sort", sort, Parameters.spellings(Order.class), Order.NEWEST),
                parameters.whole("limit", limit, 1, 100, 20), cursor);
        parameters.check();
        return wanted;
    }

    private UUID article(Parameters parameters) {
        try {
            return article == null ? null : UUID.fromString(article);
        } catch (IllegalArgumentException e) {
            parameters.refuse("article", "'%s' is no id; send the UUID of an article.".formatted(article));
            return null;
        }
    }

    private byte[] commenter(Parameters parameters) {
        try {
            return commenter == null ? null : Base64.getUrlDecoder().decode(commenter);
        } catch (IllegalArgumentException e) {
            parameters.refuse("commenter", "is none; take it from `commenter` of a comment as it is.");
            return null;
        }
    }
}
