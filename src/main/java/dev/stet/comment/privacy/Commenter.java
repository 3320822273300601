package dev.stet.comment.privacy;

import java.util.Set;
import java.util.UUID;

/**
 * Whom a comment comes from, as long as the request lasts.
 *
 * @param email as typed: anybody can type anybody's, so it proves nothing
 * @param client the address of the client
 * @param posted the comments that the client proves to have posted, by their tokens
 */
public record Commenter(String email, String client, Set<UUID> posted) {

    /** Says nothing: logs like to print things. */
    @Override
    public String toString() {
        return "a person";
    }
}
