package dev.stet.comment.archive;

/** How much of comments is told. */
public enum CommentDisclosure {

    /** What readers see. */
    PUBLIC,
    /** Also what waits for moderators or was refused by them, and why. */
    ALL,
    /** Also whom each is from. */
    PERSONAL
}
