package dev.stet.comment.posting;

/**
 * The program that a request comes from.
 *
 * @param address as {@link dev.stet.platform.limit.ClientAddress} gives it
 * @param userAgent {@code null} where it did not say
 */
record Client(String address, String userAgent) {

    /** Says nothing: logs like to print things. */
    @Override
    public String toString() {
        return "a client";
    }
}
