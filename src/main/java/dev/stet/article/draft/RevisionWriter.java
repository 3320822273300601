package dev.stet.article.draft;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.stet.article.content.Author;
import dev.stet.article.content.Content;
import dev.stet.article.content.NameReference;
import dev.stet.article.content.Tag;
import dev.stet.change.CacheInvalidation;
import dev.stet.change.ChangeLog;
import dev.stet.platform.json.Json;
import dev.stet.platform.time.Rfc3339;

/** The one way in which an article comes to say something else: checked, numbered, kept as a revision, told to the log. */
@ApplicationScoped
public class RevisionWriter {

    private static final int MAX_CUSTOM = 65_536;
    /** Characters of all its texts together: more than that cannot be made into an answer within a small heap. */
    static final int MAX_TEXTS = 4 * 1024 * 1024;

    private final EntityManager database;
    private final ChangeLog change;

    RevisionWriter(EntityManager database, ChangeLog change) {
        this.database = database;
        this.change = change;
    }

    /** The article's first revision; its slug is reserved already. */
    public Article create(UUID id, DraftContent draftContent, UUID account, ContentFaults faults) {
        Article article = new Article();
        article.id = id;
        article.createdBy = account;
        article.createdAt = now();
        check(article, draftContent.content(), null, faults);
        keep(article, draftContent, null, account, article.createdAt);
        change.append("article.created", article.id, null, account, told(article, article.content()),
                CacheInvalidation.NOTHING);
        return article;
    }

    /**
     * @param article locked
     * @return whether anything was written; what says the same already is left alone
     */
    public boolean revise(Article article, DraftContent draftContent, UUID account, ContentFaults faults) {
        Content before = article.content();
        Content after = draftContent.content();
        if (after.equals(before)) {
            faults.check();
            return false;
        }
        moveSlug(article, before, after, faults);
        check(article, after, before, faults);
        UUID formerGroup = article.translationGroup;
        keep(article, draftContent, before, account, now());
        change.append("article.revised", article.id, null, account, told(article, before), article.showsMoveFrom(formerGroup));
        return true;
    }

    private static void moveSlug(Article article, Content before, Content after, ContentFaults faults) {
        if (before.slug().equals(after.slug()) && before.locale().equals(after.locale())) {
            return;
        }
        if (SlugReservation.reserve(after.locale(), after.slug(), article.id)) {
            SlugReservation.release(before.locale(), before.slug(), article.id);
        } else {
            faults.add("#/slug", "Another article of locale %s has the slug '%s'. Choose another one.", after.locale(),
                    after.slug());
        }
    }

    private static void check(Article article, Content after, Content before, ContentFaults faults) {
        if (!isShort(after.custom())) {
            faults.add("#/custom", "Has more than %d characters of JSON, with each number written out by all its digits.",
                    MAX_CUSTOM);
        }
        checkLength(after, before, faults);
        if (after.publishedAt() != null && !Rfc3339.isKept(after.publishedAt())) {
            faults.add("#/publishedAt", "Must lie between the years 1 and 9999.");
        }
        TranslationReference.check(article, after, before, faults);
        RenderCheck.check(after, before, faults);
        faults.check();
    }

    /** Also in the database, which writes out all the digits of a number such as 1e300. */
    static boolean isShort(ObjectNode custom) {
        String json = Json.writePlain(custom);
        return json.codePointCount(0, json.length()) <= MAX_CUSTOM;
    }

    /** What is too long already, because nobody minded, may be made shorter step by step. */
    private static void checkLength(Content after, Content before, ContentFaults faults) {
        long length = after.textLength();
        if (length > MAX_TEXTS && (before == null || length > before.textLength())) {
            faults.add("#", "The lead and the sections have %d characters together; an article has at most %d. "
                    + "Make several articles of it.", length, MAX_TEXTS);
        }
    }

    private void keep(Article article, DraftContent draftContent, Content before, UUID account, Instant now) {
        create(Author.class, draftContent.authors(), before == null ? List.of() : before.authors());
        create(Tag.class, draftContent.tags(), before == null ? List.of() : before.tags());
        article.say(draftContent.content(), account, now);
        if (before == null) {
            article.persist(); // and waits, so that the rows of many new articles go to the database together
        } else {
            Article.flush();
        }
        Revision.keep(article, before);
    }

    private void create(Class<?> kind, List<NameReference> names, List<String> known) {
        NameReference.create(database, kind, names.stream().filter(name -> !known.contains(name.slug())).toList());
    }

    /** What receivers are told of a saved state; of one that has moved, also where it was. */
    public static Map<String, Object> told(Article article, Content before) {
        Map<String, Object> told = new LinkedHashMap<>(Map.of("slug", article.slug, "locale", article.locale, "revision",
                article.revision, "title", article.title, "tags", article.tags));
        if (!before.slug().equals(article.slug) || !before.locale().equals(article.locale)) {
            told.put("formerSlug", before.slug());
            told.put("formerLocale", before.locale());
        }
        return told;
    }

    public static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
