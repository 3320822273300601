package dev.stet.comment.notice;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import dev.stet.article.content.ArticleAddress;
import dev.stet.article.content.SiteSettings;
import dev.stet.article.reading.Headline;
import dev.stet.comment.privacy.Contact;
import dev.stet.comment.privacy.Contacts;
import dev.stet.comment.thread.Comment;
import dev.stet.comment.thread.Comment.Status;
import dev.stet.text.Markdown;
import io.quarkus.mailer.Mail;

/** Words what is sent. Looks again whether it should be: since it was owed, a moderator or the person may have decided anew. */
@ApplicationScoped
class MailComposer {

    private static final int EXCERPT = 500;

    private final MailSettings settings;
    private final Contacts contacts;
    private final Subscriptions subscriptions;
    private final ArticleAddress addresses;
    private final SiteSettings site;

    MailComposer(MailSettings settings, SiteSettings site, Contacts contacts, Subscriptions subscriptions,
            ArticleAddress addresses) {
        this.settings = settings;
        this.contacts = contacts;
        this.subscriptions = subscriptions;
        this.addresses = addresses;
        this.site = site;
    }

    /** Empty where there is nothing to say any more. */
    @Transactional
    List<Mail> write(List<OutgoingMail> letters) {
        return switch (letters.get(0).kind()) {
            case MODERATION -> moderation(letters);
            case CONFIRMATION -> toPerson(letters.get(0)).map(person -> confirmation(person)).stream().toList();
            case REPLY -> toPerson(letters.get(0)).filter(person -> person.contact().confirmedAt != null)
                    .map(person -> reply(person)).stream().toList();
        };
    }

    private List<Mail> moderation(List<OutgoingMail> letters) {
        StringBuilder list = new StringBuilder();
        int waiting = 0;
        for (OutgoingMail outgoingMail : letters) {
            Comment comment = Comment.findById(outgoingMail.comment());
            if (comment != null && comment.status == Status.PENDING && !comment.isErased()) {
                list.append("\n%s: %s\n%s\n".formatted(comment.id, comment.authorName, excerpt(comment)));
                waiting++;
            }
        }
        String subject = waiting == 1 ? "A comment waits for your decision" : waiting + " comments wait for your decision";
        Set<String> moderators = settings.moderators().orElse(Set.of());
        List<Mail> mail = new ArrayList<>();
        if (waiting > 0) {
            moderators.forEach(moderator -> mail.add(Mail.withText(moderator, subject, subject + ".\n" + list)));
        }
        return mail;
    }

    /**
     * Somebody who wants mail about what readers see.
     *
     * @param link to the page where the wish can be confirmed and taken back
     */
    private record Recipient(Contact contact, String address, Comment about, Headline article, String link) {
    }

    private Optional<Recipient> toPerson(OutgoingMail outgoingMail) {
        Contact contact = Contact.findById(outgoingMail.contact());
        Comment about = Comment.findById(outgoingMail.comment());
        if (contact == null || !contact.wantsReplies || about == null || about.status != Status.APPROVED || about.isErased()) {
            return Optional.empty();
        }
        UUID article = about.articleId;
        return Headline.of(article).flatMap(headline -> contacts.email(contact)
                .map(address -> new Recipient(contact, address, about, headline,
                        site.publicUrl().orElseThrow() + subscriptions.path(contact.commentId))));
    }

    private Mail confirmation(Recipient person) {
        return mail(person, "Please confirm: mail about replies", """
                Somebody, most likely you, commented on “%s” and asked for mail about replies.

                If it was you, please confirm: %s

                If it was not, do nothing: no mail about replies will come.
                """.formatted(person.article().title(), person.link()));
    }

    private Mail reply(Recipient person) {
        return mail(person, "%s replied to your comment".formatted(person.about().authorName), """
                %s replied to your comment on “%s”:

                %s

                Read it: %s
                No more mail: %s
                """.formatted(person.about().authorName, person.article().title(), excerpt(person.about()),
                addresses.of(person.article().locale(), person.article().slug())
                        .orElse(site.publicUrl().orElseThrow() + person.article().path()),
                person.link()));
    }

    /** With the fields of RFC 8058, by which a mail program ends it with one click. */
    private static Mail mail(Recipient person, String subject, String text) {
        return Mail.withText(person.address(), subject, text).addHeader("List-Unsubscribe", "<" + person.link() + ">")
                .addHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click").addHeader("Auto-Submitted", "auto-generated");
    }

    private static String excerpt(Comment comment) {
        String text = Markdown.renderInline(comment.body).text();
        return text.codePointCount(0, text.length()) <= EXCERPT ? text
                : text.substring(0, text.offsetByCodePoints(0, EXCERPT)) + "…";
    }
}
