package dev.stet.comment.posting;

/**
 * The program that a request comes from.
 *
 * @param address as {@link dev.stet.platform.limit.ClientAddress} gives it
 * @param userAgent {@code null} where it did not say
 * @param tokens the header {@code Comment-Token} as sent, {@code null} without
 */
record CommentClient(String address, String userAgent, String tokens) {

    /** Says nothing: logs like to print things. */
    @Override
    public String toString() {
        return "a client";
    }
}
