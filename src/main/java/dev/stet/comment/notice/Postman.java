package dev.stet.comment.notice;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import dev.stet.article.content.Site;
import dev.stet.change.ChangeEntry;
import dev.stet.change.Changes;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.Mailer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;

/** Follows the log of changes and sends the mail that it causes, at least once, on whichever node; no transaction waits. */
@ApplicationScoped
class Postman {

    private static final Logger LOG = Logger.getLogger(Postman.class);
    private static final int BATCH = 200;

    private final MailSettings settings;
    private final Changes changes;
    private final Letters letters;
    private final LetterWriter writer;
    private final Mailer mailer;
    private final Site site;
    private boolean ending;

    Postman(MailSettings settings, Site site, Changes changes, Letters letters, LetterWriter writer, Mailer mailer) {
        this.settings = settings;
        this.changes = changes;
        this.letters = letters;
        this.writer = writer;
        this.mailer = mailer;
        this.site = site;
    }

    void start(@Observes StartupEvent event) {
        if (settings.from().isEmpty()) {
            letters.end();
        } else if (site.publicUrl().isEmpty()) {
            throw new ConfigurationException("STET_MAIL_FROM needs STET_PUBLIC_URL, where readers of mail reach this server,"
                    + " such as https://api.example.org.");
        }
    }

    /** Waits for a round that is under way: what it needs goes after this. */
    synchronized void stop(@Observes ShutdownEvent event) {
        ending = true;
    }

    @Scheduled(every = "1s", delayed = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    synchronized void round() {
        if (settings.from().isPresent() && !ending) {
            read();
            send();
        }
    }

    private void read() {
        List<Long> begin = letters.begin();
        if (begin.isEmpty()) {
            letters.beginAt(changes.last());
            return;
        }
        long after = begin.get(0);
        List<ChangeEntry> news = changes.after(after, BATCH);
        if (!news.isEmpty()) {
            letters.owe(news, after, settings.moderators().isPresent());
        }
    }

    private void send() {
        List<Letter> due = letters.take(BATCH);
        List<Letter> toModerators = due.stream().filter(letter -> letter.kind() == LetterKind.MODERATION).toList();
        if (!toModerators.isEmpty()) {
            send(toModerators);
        }
        due.stream().filter(letter -> letter.kind() != LetterKind.MODERATION).forEach(letter -> send(List.of(letter)));
    }

    /** What is due for the moderators is one mail; all else is one each. */
    private void send(List<Letter> together) {
        try {
            List<Mail> mail = writer.write(together);
            if (!mail.isEmpty()) {
                mailer.send(mail.toArray(Mail[]::new));
            }
            letters.done(together);
        } catch (RuntimeException e) {
            // servers like to repeat the address in what they say, so only the kind of failure is told
            LOG.warnf("Mail cannot be sent (%s); trying again", e.getClass().getName());
            letters.failed(together);
        }
    }
}
