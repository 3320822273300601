package dev.stet.article.vocabulary;

import static dev.stet.platform.problem.ProblemType.ALREADY_EXISTS;
import static dev.stet.platform.problem.ProblemType.CONFLICT;
import static dev.stet.platform.problem.ProblemType.NOT_FOUND;
import static dev.stet.platform.problem.ProblemType.STALE_EDIT;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

import dev.stet.article.conflict.EditCondition;
import dev.stet.article.conflict.StaleEdit;
import dev.stet.article.content.Vocabulary;
import dev.stet.article.content.Vocabulary.Name;
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

    <T> Page<T> list(Vocabulary vocabulary, int limit, String sent, Function<Name, T> view) {
        String list = "names of " + vocabulary;
        Cursor cursor = pages.cursor(sent, list);
        boolean backward = cursor != null && cursor.backward();
        List<Name> found = vocabulary.list(cursor == null ? "" : cursor.key().get(0), backward, limit + 1);
        return pages.page(Slice.of(found, limit, cursor), limit, list, item -> List.of(item.slug()), view);
    }

    Name read(Vocabulary vocabulary, String slug) {
        return vocabulary.find(slug).orElseThrow(() -> notFound(vocabulary, slug));
    }

    @Transactional
    Name create(Vocabulary vocabulary, Name name, Caller caller) {
        if (!vocabulary.create(name)) {
            throw ALREADY_EXISTS.because("There is a %s '%s' already.", vocabulary.noun(), name.slug());
        }
        append(vocabulary, "named", name, caller, CacheInvalidation.NOTHING);
        return name;
    }

    /**
     * What an archive calls it; a name that is here stays.
     *
     * @return whether it is new
     */
    @Transactional
    public boolean bring(NameLine line, Caller caller) {
        if (!line.vocabulary().create(line.told())) {
            return false;
        }
        change.append(line.kind() + ".named", null, null, caller.account(),
                ChangeLog.imported(Map.of("slug", line.slug(), "name", line.name())), CacheInvalidation.NOTHING);
        return true;
    }

    /** Another name, or something else that is told of an author. */
    @Transactional
    Name change(Vocabulary vocabulary, EditCondition condition, Name name, Caller caller) {
        Name before = lock(vocabulary, name.slug(), condition);
        if (!before.equals(name)) {
            vocabulary.change(name);
            append(vocabulary, "renamed", name, caller, Set.of(CacheInvalidation.NAMES));
        }
        return name;
    }

    /** Only what no article bears or ever bore in public. */
    @Transactional
    void delete(Vocabulary vocabulary, String slug, EditCondition condition, Caller caller) {
        Name name = lock(vocabulary, slug, condition);
        if (isInUse(vocabulary, slug)) {
            throw CONFLICT.because("There are articles, or past editions of some, with the %s '%s'.", vocabulary.noun(), slug);
        }
        vocabulary.delete(slug);
        append(vocabulary, "deleted", name, caller, CacheInvalidation.NOTHING);
    }

    /** Whether a working copy or an edition, also a past one, bears it. */
    private boolean isInUse(Vocabulary vocabulary, String slug) {
        return (Boolean) database.createNativeQuery("""
                SELECT EXISTS (SELECT FROM article WHERE %1$ss && ARRAY[cast(:slug AS text)])
                    OR EXISTS (SELECT FROM edition WHERE %1$ss && ARRAY[cast(:slug AS text)])"""
                .formatted(vocabulary.noun()), Boolean.class).setParameter("slug", slug).getSingleResult();
    }

    private static Name lock(Vocabulary vocabulary, String slug, EditCondition condition) {
        Name current = vocabulary.lock(slug).orElseThrow(() -> notFound(vocabulary, slug));
        Preconditions.require(condition.ifMatch(), NameView.tag(vocabulary, current),
                () -> StaleEdit.told(STALE_EDIT.because("The %s '%s' was renamed after you read it.", vocabulary.noun(), slug),
                        StaleName.of(vocabulary, current)));
        return current;
    }

    private void append(Vocabulary vocabulary, String what, Name name, Caller caller, Set<String> stale) {
        change.append(vocabulary.noun() + "." + what, null, null, caller.account(),
                Map.of("slug", name.slug(), "name", name.name()), stale);
    }

    private static Problem notFound(Vocabulary vocabulary, String slug) {
        return NOT_FOUND.because("There is no %s '%s'.", vocabulary.noun(), slug);
    }
}
