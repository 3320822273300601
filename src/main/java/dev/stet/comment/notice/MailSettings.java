package dev.stet.comment.notice;

import java.util.Optional;
import java.util.Set;

import io.smallrye.config.ConfigMapping;

@ConfigMapping(prefix = "stet.mail")
interface MailSettings {

    /** The sender; no mail is sent without one. */
    Optional<String> from();

    /** Who is told of comments that wait; nobody if not set. */
    Optional<Set<String>> moderators();
}
