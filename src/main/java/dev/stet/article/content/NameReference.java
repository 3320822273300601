package dev.stet.article.content;

import static org.hibernate.query.QueryFlushMode.NO_FLUSH;

import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

import jakarta.persistence.EntityManager;

import org.hibernate.Session;

/**
 * A tag or author as an article names it: by slug, or by slug and name.
 *
 * @param name {@code null} when only the slug was given
 */
public record NameReference(String slug, String name) {

    /**
     * Makes what is not there yet; a name that is there stays. In the order of slugs, so that two articles that name the
     * same new ones wait for each other instead of deadlocking.
     */
    public static void create(EntityManager database, Class<?> kind, Collection<NameReference> all) {
        if (all.isEmpty()) {
            return;
        }
        TreeMap<String, String> names = new TreeMap<>();
        all.forEach(one -> names.putIfAbsent(one.slug, one.nameOrSlug()));
        Session session = database.unwrap(Session.class);
        String table = kind == Tag.class ? "tag" : "author";
        String[] slugs = names.keySet().toArray(String[]::new);
        while (hold(session, table, slugs) < slugs.length) { // the first time, or somebody deleted one at this very moment
            session.createNativeMutationQuery("INSERT INTO " + table + " (slug, name) SELECT * FROM unnest(:slugs, :names)"
                    + " ON CONFLICT DO NOTHING")
                    .setQueryFlushMode(NO_FLUSH).setParameter("slugs", slugs)
                    .setParameter("names", names.values().toArray(String[]::new)).executeUpdate();
        }
    }

    /** How many of them there are; nobody deletes those before this transaction has ended, and made visible who needs them. */
    private static int hold(Session session, String table, String[] slugs) {
        return session.createNativeQuery("SELECT slug FROM " + table
                + " WHERE slug = ANY(:slugs) ORDER BY slug FOR KEY SHARE", String.class)
                .setQueryFlushMode(NO_FLUSH).setParameter("slugs", slugs).getResultList().size();
    }

    public static List<String> slugs(Collection<NameReference> all) {
        return all.stream().map(NameReference::slug).distinct().toList();
    }

    private String nameOrSlug() {
        if (name != null) {
            return name;
        }
        String words = slug.replace('-', ' ');
        int first = words.offsetByCodePoints(0, 1);
        return Character.toString(Character.toTitleCase(words.codePointAt(0))) + words.substring(first);
    }
}
