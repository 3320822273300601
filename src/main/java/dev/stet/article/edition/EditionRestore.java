package dev.stet.article.edition;

import static dev.stet.platform.problem.ProblemType.INVALID_CONTENT;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.stet.article.content.Content;
import dev.stet.article.draft.Article;
import dev.stet.article.draft.HistoryRestore;
import dev.stet.article.draft.Revision;
import dev.stet.change.ChangeLog;
import dev.stet.platform.problem.Fault;

/** Lets editions come back from an archive. */
@ApplicationScoped
public class EditionRestore {

    private final ChangeLog change;
    private final EditionIndexes indexes;

    EditionRestore(ChangeLog change, EditionIndexes indexes) {
        this.change = change;
        this.indexes = indexes;
    }

    /** @param article with all of its revisions, unknown to everybody else */
    public EditionRestoreSession of(Article article) {
        return new EditionRestoreSession(article, change, indexes);
    }

    /**
     * The editions of an article that comes back from an archive, in the order of their periods, in one transaction with its
     * revisions. The log of changes is told what is now, not what was.
     */
    public static final class EditionRestoreSession {

        private final Article article;
        private final ChangeLog change;
        private final EditionIndexes indexes;
        private final Instant now;
        private EditionLine last;
        private Edition current;
        private Edition next;

        EditionRestoreSession(Article article, ChangeLog change, EditionIndexes indexes) {
            this.article = article;
            this.change = change;
            this.indexes = indexes;
            this.now = EditionTimeline.of(article.id).now();
        }

        /**
         * @throws dev.stet.platform.problem.Problem {@code invalid-content} for a period that cannot be, or no such revision;
         *         {@code conflict} where another article has the slug
         */
        public void add(EditionLine line) {
            check(line);
            Content content = Revision.find(article.id, line.revision()).orElseThrow(() -> INVALID_CONTENT
                    .because("Edition %d shows revision %d, which is not there.", line.number(), line.revision())).content();
            HistoryRestore.takeSlug(content.locale(), content.slug(), article.id);
            HistoryRestore.nameWhatItNames(content);
            Edition edition = former(line, content);
            edition.persist();
            if (!edition.closed) {
                open(edition);
            }
            Edition.flush();
            Edition.getEntityManager().clear(); // rendered bytes are large, and of no more use here
            last = line;
        }

        /**
         * As an archive tells it. What has ended is closed, and what has begun announced: its time is nobody's news.
         *
         * @param content of its revision; rendered unless what the edition said was taken away
         */
        private Edition former(EditionLine line, Content content) {
            Edition edition = Edition.freeze(article.id, line.revision(), content, line.from(), line.declaredEnd());
            edition.number = line.number();
            edition.visibleUntil = line.end();
            edition.publishedAt = line.publishedAt();
            edition.updatedAt = line.updatedAt();
            edition.accountId = line.account();
            edition.note = line.note();
            edition.announced = !line.from().isAfter(now);
            edition.closed = !edition.visibleUntil.isAfter(now);
            if (line.redactedAt() == null) {
                edition.render(content);
            } else {
                edition.redact(line.redactedAt());
            }
            return edition;
        }

        private void open(Edition edition) {
            if (edition.redactedAt == null) {
                indexes.enter(edition);
            }
            if (edition.announced) {
                current = edition;
            } else {
                next = edition;
            }
        }

        private void check(EditionLine line) {
            List<Fault> faults = new ArrayList<>();
            int expected = last == null ? 1 : last.number() + 1;
            if (line.number() != expected) {
                faults.add(Fault.at("#/number", "Must be " + expected + "."));
            }
            if (last != null && (line.from().isBefore(last.end()) || last.from().isAfter(now))) {
                faults.add(Fault.at("#/from", "Is before the edition ahead of it ends, or that one is yet to begin."));
            }
            if (line.end().isBefore(line.from()) || line.declaredEnd().isBefore(line.end())) {
                faults.add(Fault.at("#/until", "Is before the beginning, or after the declared end."));
            }
            if (article.trashedAt != null && line.end().isAfter(now)) {
                faults.add(Fault.at("#/until", "Is to come, but the article is in the trash, where readers see nothing."));
            }
            if (!faults.isEmpty()) {
                throw INVALID_CONTENT.because(faults, "Edition %d cannot have been so: %s %s", line.number(),
                        faults.get(0).pointer(), faults.get(0).detail());
            }
        }

        /** Tells the log what readers see and will see. */
        public void tell(UUID account) {
            if (current != null) {
                change.append(current.redactedAt == null ? "article.published" : "article.redacted", article.id, current.id,
                        account, ChangeLog.imported(EditionBoundaryEvents.told(current)),
                        current.shownBy(article.translationGroup));
            }
            if (next != null) {
                change.append("article.scheduled", article.id, next.id, account,
                        ChangeLog.imported(EditionBoundaryEvents.told(next)),
                        next.shownBy(article.translationGroup));
            }
        }

        /** What readers see of it now, or {@code null}. */
        public Integer current() {
            return current == null ? null : current.number;
        }
    }
}
