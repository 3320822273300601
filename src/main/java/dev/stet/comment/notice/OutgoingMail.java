package dev.stet.comment.notice;

import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Mail that is to be sent.
 *
 * @param comment what it is about
 * @param contact whom it goes to: the one of this comment; {@code null} for the moderators
 * @param attempts how often it was tried, this time counted
 */
record OutgoingMail(UUID id, MailKind kind, UUID comment, UUID contact, int attempts) {

    /** What mail is about. */
    enum MailKind {
        /** To moderators: comments wait. */
        MODERATION,
        /** To a commenter: is this address yours, and do you want mail? */
        CONFIRMATION,
        /** To a commenter: somebody replied. */
        REPLY;

        static MailKind of(String label) {
            return Stream.of(values()).filter(kind -> kind.label().equals(label)).findFirst().orElseThrow();
        }

        static String[] labels() {
            return Stream.of(values()).map(MailKind::label).toArray(String[]::new);
        }

        /** As in the database. */
        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
