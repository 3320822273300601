package dev.stet.comment.notice;

import java.util.UUID;

/**
 * Mail that is to be sent.
 *
 * @param comment what it is about
 * @param contact whom it goes to: the one of this comment; {@code null} for the moderators
 * @param attempts how often it was tried, this time counted
 */
record OutgoingMail(UUID id, MailKind kind, UUID comment, UUID contact, int attempts) {
}
