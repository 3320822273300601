package dev.stet.comment.screening;

import java.util.List;

import dev.stet.comment.thread.Comment.Status;

/**
 * What becomes of a comment.
 *
 * @param doubts why it is not approved, as moderators read it; empty where it is
 */
public record Verdict(Status status, List<String> doubts) {

    static Verdict spam(List<String> doubts) {
        return new Verdict(Status.SPAM, doubts);
    }

    static Verdict of(List<String> doubts) {
        return new Verdict(doubts.isEmpty() ? Status.APPROVED : Status.PENDING, doubts);
    }
}
