package dev.stet.comment.notice;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import dev.stet.article.content.SiteSettings;
import dev.stet.change.ChangeEntry;
import dev.stet.change.ChangeLogReader;
import dev.stet.comment.notice.OutgoingMail.MailKind;
import dev.stet.platform.batch.FailureKind;
import dev.stet.platform.batch.RowProcessor;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.Mailer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;

/** Follows the log of changes and sends the mail that it causes, at least once, on whichever node; no transaction waits. */
@ApplicationScoped
class MailDispatcher {

    private static final Logger LOG = Logger.getLogger(MailDispatcher.class);
    private static final int BATCH = 200;

    private final MailSettings settings;
    private final ChangeLogReader changeLogReader;
    private final MailQueue mailQueue;
    private final MailComposer writer;
    private final Mailer mailer;
    private final SiteSettings site;
    private final RowProcessor rows;
    private boolean ending;

    MailDispatcher(MailSettings settings, SiteSettings site, ChangeLogReader changeLogReader, MailQueue mailQueue,
            MailComposer writer, Mailer mailer,
            RowProcessor rows) {
        this.settings = settings;
        this.changeLogReader = changeLogReader;
        this.mailQueue = mailQueue;
        this.writer = writer;
        this.mailer = mailer;
        this.site = site;
        this.rows = rows;
    }

    void start(@Observes StartupEvent event) {
        if (settings.from().isEmpty()) {
            mailQueue.end();
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
        List<Long> begin = mailQueue.begin();
        if (begin.isEmpty()) {
            mailQueue.beginAt(changeLogReader.last());
            return;
        }
        long after = begin.get(0);
        List<ChangeEntry> news = changeLogReader.after(after, BATCH);
        if (!news.isEmpty()) {
            owe(news, after);
        }
        rows.process("mail", 0L, mailQueue::postponed, this::oweLate);
    }

    /** Together, or each alone, so that one that cannot be decided on holds up no other. */
    private void owe(List<ChangeEntry> news, long after) {
        try {
            mailQueue.owe(news, after, settings.moderators().isPresent());
        } catch (RuntimeException oneOfThem) {
            if (FailureKind.of(oneOfThem) != FailureKind.ROW) {
                throw oneOfThem;
            }
            if (news.size() == 1) {
                mailQueue.postpone(news.get(0).position(), after);
                return;
            }
            long before = after;
            for (ChangeEntry entry : news) {
                owe(List.of(entry), before);
                before = entry.position();
            }
        }
    }

    private int oweLate(List<Long> positions) {
        positions.forEach(position -> mailQueue.oweLate(changeLogReader.after(position - 1, 1), position,
                settings.moderators().isPresent()));
        return positions.size();
    }

    private void send() {
        List<OutgoingMail> due = mailQueue.take(BATCH);
        List<OutgoingMail> toModerators = due.stream().filter(letter -> letter.kind() == MailKind.MODERATION).toList();
        if (!toModerators.isEmpty()) {
            sendTogether(toModerators);
        }
        due.stream().filter(letter -> letter.kind() != MailKind.MODERATION).forEach(letter -> send(List.of(letter)));
    }

    /** What is due for the moderators is one mail, unless one of the comments cannot be told: then each is its own. */
    private void sendTogether(List<OutgoingMail> together) {
        try {
            writer.write(together);
        } catch (RuntimeException oneOfThem) {
            together.forEach(letter -> send(List.of(letter)));
            return;
        }
        send(together);
    }

    private void send(List<OutgoingMail> together) {
        try {
            List<Mail> mail = writer.write(together);
            if (!mail.isEmpty()) {
                mailer.send(mail.toArray(Mail[]::new));
            }
            mailQueue.done(together);
        } catch (RuntimeException e) {
            // servers like to repeat the address in what they say, so only the kind of failure is told
            LOG.warnf("Mail cannot be sent (%s); trying again", e.getClass().getName());
            mailQueue.failed(together);
        }
    }
}
