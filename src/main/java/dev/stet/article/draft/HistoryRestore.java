package dev.stet.article.draft;

import static dev.stet.platform.problem.ProblemType.CONFLICT;
import static dev.stet.platform.problem.ProblemType.INVALID_CONTENT;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import dev.stet.article.content.ArticleLine;
import dev.stet.article.content.ArticleScopedLine.RevisionLine;
import dev.stet.article.content.ArticleScopedLine.TextLine;
import dev.stet.article.content.Author;
import dev.stet.article.content.Content;
import dev.stet.article.content.NameReference;
import dev.stet.article.content.Tag;
import dev.stet.change.CacheInvalidation;
import dev.stet.change.ChangeLog;
import dev.stet.platform.failure.FormReader;
import dev.stet.platform.problem.Fault;
import dev.stet.platform.problem.Problem;

/**
 * The texts, the revisions and the working copy of an article that comes back from an archive, a line at a time, in one
 * transaction. Whatever its size, no more of it than a few lines and the working copy is in memory.
 */
public final class HistoryRestore {

    /** Characters that may wait to be written, so that many rows go to the database together. */
    private static final int WAITING = 500_000;

    private final ArticleLine line;
    private final FormReader forms;
    private final Set<String> texts = new HashSet<>();
    private RevisionLine last;
    private int waiting;

    private HistoryRestore(ArticleLine line, FormReader forms) {
        this.line = line;
        this.forms = forms;
    }

    /**
     * Takes the article's place, where nobody else finds it before the transaction ends.
     *
     * @throws Problem {@code conflict} where another article has it
     */
    public static HistoryRestore begin(ArticleLine line, FormReader forms) {
        HistoryRestore history = new HistoryRestore(line, forms);
        history.checkTranslation();
        takeSlug(line.locale(), line.slug(), line.id());
        announced(line).persist();
        return history;
    }

    /** As far as the first line of an archive's article tells it; {@link #end} brings the rest. */
    private static Article announced(ArticleLine line) {
        Article article = new Article();
        article.id = line.id();
        article.translationGroup = line.translationOf() == null ? line.id() : line.translationOf();
        article.locale = line.locale();
        article.slug = line.slug();
        article.title = line.title();
        article.lead = "";
        article.authors = List.of();
        article.tags = List.of();
        article.custom = "{}";
        article.commentsOpen = line.commentsOpen();
        article.moderation = line.moderation();
        article.revision = line.revision();
        article.createdBy = line.createdBy();
        article.createdAt = line.createdAt();
        article.updatedBy = line.createdBy();
        article.updatedAt = line.createdAt();
        article.trashedAt = line.trashedAt();
        return article;
    }

    private void checkTranslation() {
        UUID group = line.translationOf() == null ? line.id() : line.translationOf();
        if (Article.hasVariant(group, line.locale(), line.id())) {
            throw conflict("#/locale", "There is another variant of the article '%s' in locale %s.", line.slug(),
                    line.locale());
        }
        if (line.id().equals(line.translationOf())
                || Article.groupOf(group).filter(actual -> !actual.equals(group)).isPresent()) {
            throw conflict("#/translationOf", "The article %s, which this is to be a translation of, is no original here.",
                    group);
        }
    }

    /** @throws Problem {@code conflict} where another article holds it */
    public static void takeSlug(String locale, String slug, UUID article) {
        if (!SlugReservation.reserve(locale, slug, article)) {
            throw conflict("#/slug", "The slug '%s' of locale %s belongs to another article here%s.", slug, locale,
                    SlugReservation.holder(locale, slug).map(holder -> " (" + holder + ")").orElse(""));
        }
    }

    private static Problem conflict(String pointer, String detail, Object... args) {
        return CONFLICT.because(List.of(Fault.at(pointer, detail.formatted(args))), "%s", detail.formatted(args));
    }

    public void add(TextLine text) {
        if (last != null || !Revision.hash(text.body()).equals(text.hash())) {
            throw INVALID_CONTENT.because(List.of(Fault.at("#/hash", "Is not the hash of a text that comes here.")),
                    "The hash is not that of the body, or the text stands behind a revision.");
        }
        if (texts.add(text.hash())) {
            new ArticleText(line.id(), Revision.sha256(text.body()), text.body()).persist();
            await(text.body().length());
        }
    }

    public void add(RevisionLine revision) {
        int expected = last == null ? 1 : last.number() + 1;
        if (revision.number() != expected) {
            throw INVALID_CONTENT.because(List.of(Fault.at("#/number", "Must be " + expected + ".")),
                    "Revision %d comes where revision %d is to be.", revision.number(), expected);
        }
        RestoredContentCheck.check(revision.content(), texts, forms);
        Revision.keep(revision);
        last = revision;
        await(10_000);
    }

    private void await(int more) {
        waiting += more;
        if (waiting > WAITING) {
            settle();
        }
    }

    private void settle() {
        Article.flush();
        Article.getEntityManager().clear();
        waiting = 0;
    }

    /**
     * Makes the last revision the working copy, once all are there.
     *
     * @throws Problem {@code invalid-content} where some are missing, or the last says something else than the article's line
     */
    public Article end() {
        if (last == null || last.number() != line.revision()) {
            throw INVALID_CONTENT.because("The article has %d revisions, but not all of them come with it.", line.revision());
        }
        settle();
        Content content = Revision.find(line.id(), last.number()).orElseThrow().content();
        requireTheSame(content);
        ContentFaults faults = new ContentFaults();
        RenderCheck.check(content, null, faults);
        faults.check();
        Article article = Article.lock(line.id()).orElseThrow();
        nameWhatItNames(content);
        article.revision = last.number() - 1;
        article.say(content, last.account(), last.createdAt());
        article.sections.forEach(section -> section.revision = line.sectionRevisions().get(section.position));
        Article.flush();
        return article;
    }

    /** Tells the log that it is here. */
    public void tell(ChangeLog change, UUID account) {
        Content content = last.content();
        Map<String, Object> told = ChangeLog.imported(Map.of("slug", line.slug(), "locale", line.locale(), "revision",
                last.number(), "title", line.title(), "tags", content.tags()));
        change.append("article.created", line.id(), null, account, told, CacheInvalidation.NOTHING);
        if (line.trashedAt() != null) {
            change.append("article.trashed", line.id(), null, account,
                    ChangeLog.imported(Map.of("slug", line.slug(), "locale", line.locale(), "tags", content.tags())),
                    CacheInvalidation.NOTHING);
        }
    }

    /** Whose names the archive has not told are called after their slugs. */
    public static void nameWhatItNames(Content content) {
        DraftContent draftContent = DraftContent.of(content);
        NameReference.create(Article.getEntityManager(), Author.class, draftContent.authors());
        NameReference.create(Article.getEntityManager(), Tag.class, draftContent.tags());
    }

    private void requireTheSame(Content content) {
        boolean same = content.slug().equals(line.slug()) && content.locale().equals(line.locale())
                && content.title().equals(line.title())
                && Objects.equals(content.translationOf(), line.translationOf())
                && content.sections().size() == line.sectionRevisions().size()
                && line.sectionRevisions().stream().allMatch(revision -> revision <= line.revision());
        if (!same) {
            throw INVALID_CONTENT.because("The last revision and the article's own line say different things.");
        }
    }
}
