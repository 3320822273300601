package dev.stet.article.content;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.hibernate.query.NativeQuery;

import io.quarkus.hibernate.orm.panache.Panache;

/** The two kinds of names that articles refer to by slug. */
public enum Vocabulary {

    TAG,
    AUTHOR;

    /** What one of them is called. */
    public record Name(String slug, String name) {
    }

    /** Also the table's name; the column of articles and editions is its plural. */
    public String noun() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Optional<String> find(String slug) {
        return name("SELECT name FROM " + noun() + " WHERE slug = :slug", slug);
    }

    /** Takes the row: waits for whoever names it in an article right now. */
    public Optional<String> lock(String slug) {
        return name("SELECT name FROM " + noun() + " WHERE slug = :slug FOR UPDATE", slug);
    }

    /** @return whether it is new; what is there stays */
    public boolean create(String slug, String name) {
        return query("INSERT INTO " + noun() + " VALUES (:slug, :name) ON CONFLICT DO NOTHING").setParameter("slug", slug)
                .setParameter("name", name).executeUpdate() == 1;
    }

    public void rename(String slug, String name) {
        query("UPDATE " + noun() + " SET name = :name WHERE slug = :slug").setParameter("slug", slug)
                .setParameter("name", name).executeUpdate();
    }

    public void delete(String slug) {
        query("DELETE FROM " + noun() + " WHERE slug = :slug").setParameter("slug", slug).executeUpdate();
    }

    /** In the order of slugs; backward in the opposite one. */
    public List<Name> list(String beside, boolean backward, int rows) {
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
