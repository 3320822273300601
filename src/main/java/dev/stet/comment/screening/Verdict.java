package dev.stet.comment.screening;

import java.util.List;

import dev.stet.comment.thread.Comment;
import dev.stet.comment.thread.Comment.Status;

/**
 * What becomes of a comment.
 *
 * @param doubts why it is not approved, as moderators read it; empty where it is
 */
public record Verdict(Status status, List<String> doubts) {

    private static final String DUPLICATE = "duplicate";

    /** The same person said the same in the same place already: nobody has to read it twice. */
    static Verdict duplicate() {
        return new Verdict(Status.TRASH, List.of(DUPLICATE));
    }

    /** Whether new words of its author can change what became of a comment: not where somebody decided against it. */
    public static boolean isOpen(Comment comment) {
        return switch (comment.status) {
            case APPROVED, PENDING -> true;
            case SPAM -> false;
            case TRASH -> comment.doubts().contains(DUPLICATE);
        };
    }

    static Verdict spam(List<String> doubts) {
        return new Verdict(Status.SPAM, doubts);
    }

    static Verdict of(List<String> doubts) {
        return new Verdict(doubts.isEmpty() ? Status.APPROVED : Status.PENDING, doubts);
    }
}
