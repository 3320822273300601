package dev.stet.article.vocabulary;

import static dev.stet.platform.problem.ProblemType.ALREADY_EXISTS;
import static dev.stet.platform.problem.ProblemType.CONFLICT;
import static dev.stet.platform.problem.ProblemType.NOT_FOUND;
import static dev.stet.platform.problem.ProblemType.STALE_EDIT;

import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

import dev.stet.article.conflict.EditCondition;
import dev.stet.article.conflict.StaleEdit;
import dev.stet.article.content.Vocabulary;
import dev.stet.article.vocabulary.NameView.StaleName;
import dev.stet.auth.account.Caller;
import dev.stet.change.CacheInvalidation;
import dev.stet.change.ChangeLog;
import dev.stet.platform.conditional.Preconditions;
import dev.stet.platform.page.Cursor;
import dev.stet.platform.page.Page;
import dev.stet.platform.page.Pages;
import dev.stet.platform.page.Slice;
import dev.stet.platform.problem.Problem;

/** What tags and authors are called. A name lives outside of articles, so a new one shows in all of them at once. */
@ApplicationScoped
public class VocabularyEditing {

    private final EntityManager database;
    private final Pages pages;
    private final ChangeLog change;

    VocabularyEditing(EntityManager database, Pages pages, ChangeLog change) {
        this.database = database;
        this.pages = pages;
        this.change = change;
    }

    Page<NameView> list(Vocabulary vocabulary, int limit, String sent) {
        String list = "names of " + vocabulary;
        Cursor cursor = pages.cursor(sent, list);
        boolean backward = cursor != null && cursor.backward();
        List<NameView> found = vocabulary.list(cursor == null ? "" : cursor.key().get(0), backward, limit + 1).stream()
                .map(row -> NameView.of(vocabulary, row.slug(), row.name())).toList();
        return pages.page(Slice.of(found, limit, cursor), limit, list, item -> List.of(item.slug()), item -> item);
    }

    NameView read(Vocabulary vocabulary, String slug) {
        return NameView.of(vocabulary, slug, vocabulary.find(slug).orElseThrow(() -> notFound(vocabulary, slug)));
    }

    @Transactional
    NameView create(Vocabulary vocabulary, String slug, String name, Caller caller) {
        if (!vocabulary.create(slug, name)) {
            throw ALREADY_EXISTS.because("There is a %s '%s' already.", vocabulary.noun(), slug);
        }
        append(vocabulary, "named", slug, name, caller, CacheInvalidation.NOTHING);
        return NameView.of(vocabulary, slug, name);
    }

    /**
     * What an archive calls it; a name that is here stays.
     *
     * @return whether it is new
     */
    @Transactional
    public boolean bring(NameLine line, Caller caller) {
        if (!line.vocabulary().create(line.slug(), line.name())) {
            return false;
        }
        change.append(line.kind() + ".named", null, null, caller.account(),
                ChangeLog.imported(Map.of("slug", line.slug(), "name", line.name())), CacheInvalidation.NOTHING);
        return true;
    }

    @Transactional
    NameView rename(Vocabulary vocabulary, String slug, EditCondition condition, String name, Caller caller) {
        String before = lock(vocabulary, slug, condition);
        if (!before.equals(name)) {
            vocabulary.rename(slug, name);
            append(vocabulary, "renamed", slug, name, caller, Set.of(CacheInvalidation.NAMES));
        }
        return NameView.of(vocabulary, slug, name);
    }

    /** Only what no article bears or ever bore in public. */
    @Transactional
    void delete(Vocabulary vocabulary, String slug, EditCondition condition, Caller caller) {
        String name = lock(vocabulary, slug, condition);
        if (isInUse(vocabulary, slug)) {
            throw CONFLICT.because("There are articles, or past editions of some, with the %s '%s'.", vocabulary.noun(), slug);
        }
        vocabulary.delete(slug);
        append(vocabulary, "deleted", slug, name, caller, CacheInvalidation.NOTHING);
    }

    /** Whether a working copy or an edition, also a past one, bears it. */
    private boolean isInUse(Vocabulary vocabulary, String slug) {
        return (Boolean) database.createNativeQuery("""
                SELECT EXISTS (SELECT FROM article WHERE %1$ss && ARRAY[cast(:slug AS text)])
                    OR EXISTS (SELECT FROM edition WHERE %1$ss && ARRAY[cast(:slug AS text)])"""
                .formatted(vocabulary.noun()), Boolean.class).setParameter("slug", slug).getSingleResult();
    }

    private static String lock(Vocabulary vocabulary, String slug, EditCondition condition) {
        String name = vocabulary.lock(slug).orElseThrow(() -> notFound(vocabulary, slug));
        NameView current = NameView.of(vocabulary, slug, name);
        Preconditions.require(condition.ifMatch(), NameView.tag(vocabulary, slug, name),
                () -> StaleEdit.told(STALE_EDIT.because("The %s '%s' was renamed after you read it.", vocabulary.noun(), slug),
                        StaleName.of(current)));
        return name;
    }

    private void append(Vocabulary vocabulary, String what, String slug, String name, Caller caller, Set<String> stale) {
        change.append(vocabulary.noun() + "." + what, null, null, caller.account(), Map.of("slug", slug, "name", name), stale);
    }

    private static Problem notFound(Vocabulary vocabulary, String slug) {
        return NOT_FOUND.because("There is no %s '%s'.", vocabulary.noun(), slug);
    }
}
