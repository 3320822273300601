package dev.stet.comment.screening;

import java.util.UUID;

import dev.stet.comment.privacy.Person;
import dev.stet.comment.thread.Words;

/**
 * A comment that somebody wants to be shown.
 *
 * @param comment the id, of one that is edited; {@code null} for a new one
 * @param parent what it replies to, {@code null} for the article itself
 * @param trapped whether the field was filled in that people do not see
 */
public record Candidate(UUID article, UUID comment, UUID parent, Words words, Person person, boolean trapped) {
}
