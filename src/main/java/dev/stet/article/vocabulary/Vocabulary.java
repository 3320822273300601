package dev.stet.article.vocabulary;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.hibernate.query.NativeQuery;

import io.quarkus.hibernate.orm.panache.Panache;

/** The two kinds of names that articles refer to by slug. */
enum Vocabulary {

    TAG,
    AUTHOR;

    /** What one of them is called. */
    record Name(String slug, String name) {
    }

    /** Also the table's name; the column of articles and editions is its plural. */
    String noun() {
        return name().toLowerCase(Locale.ROOT);
    }

    Optional<String> find(String slug) {
        return name("SELECT name FROM " + noun() + " WHERE slug = :slug", slug);
    }

    /** Takes the row: waits for whoever names it in an article right now. */
    Optional<String> lock(String slug) {
        return name("SELECT name FROM " + noun() + " WHERE slug = :slug FOR UPDATE", slug);
    }

    /** @return whether it is new; what is there stays */
    boolean create(String slug, String name) {
        return query("INSERT INTO " + noun() + " VALUES (:slug, :name) ON CONFLICT DO NOTHING").setParameter("slug", slug)
                .setParameter("name", name).executeUpdate() == 1;
    }

    void rename(String slug, String name) {
        query("UPDATE " + noun() + " SET name = :name WHERE slug = :slug").setParameter("slug", slug)
                .setParameter("name", name).executeUpdate();
    }

    void delete(String slug) {
        query("DELETE FROM " + noun() + " WHERE slug = :slug").setParameter("slug", slug).executeUpdate();
    }

    /** Whether a working copy or an edition, also a past one, bears it. */
    boolean isInUse(String slug) {
        return (Boolean) query("""
                SELECT EXISTS (SELECT FROM article WHERE %1$ss && ARRAY[cast(:slug AS text)])
                    OR EXISTS (SELECT FROM edition WHERE %1$ss && ARRAY[cast(:slug AS text)])""".formatted(noun()))
                .setParameter("slug", slug).getSingleResult();
    }

    /** In the order of slugs; backward in the opposite one. */
    List<Name> list(String beside, boolean backward, int rows) {
        String order = backward ? "slug < :beside ORDER BY slug DESC" : "slug > :beside ORDER BY slug";
        return Panache.getSession().createNativeQuery("SELECT slug, name FROM " + noun() + " WHERE " + order + " LIMIT :rows",
                Name.class).setParameter("beside", beside).setParameter("rows", rows).getResultList();
    }

    private Optional<String> name(String sql, String slug) {
        return Panache.getSession().createNativeQuery(sql, String.class).setParameter("slug", slug)
                .uniqueResultOptional();
    }

    private static NativeQuery<?> query(String sql) {
        return (NativeQuery<?>) Panache.getSession().createNativeQuery(sql, Object.class);
    }
}
