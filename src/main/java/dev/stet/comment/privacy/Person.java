package dev.stet.comment.privacy;

/**
 * Whom a comment comes from, as long as the request lasts.
 *
 * @param email as typed
 * @param client the address of the client
 */
public record Person(String email, String client) {

    /** Says nothing: logs like to print things. */
    @Override
    public String toString() {
        return "a person";
    }
}
