package dev.stet.article.content;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.hibernate.query.NativeQuery;

import io.quarkus.hibernate.orm.panache.Panache;

/** The two kinds of names that articles refer to by slug. */
public enum Vocabulary {

    TAG,
    AUTHOR;

    /** What one of them is called, and what more is told of an author; the others' are {@code null}. */
    public record Name(String slug, String name, String bio, String url, String avatar) {

        public static Name plain(String slug, String name) {
            return new Name(slug, name, null, null, null);
        }
    }

    /** Also the table's name; the column of articles and editions is its plural. */
    public String noun() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What is told of one, in SQL, of the table that is called so there. */
    public String profile(String table) {
        return Stream.of("bio", "url", "avatar").map(column -> (this == AUTHOR ? table + "." + column : "cast(NULL AS text)")
                + " AS " + column).collect(Collectors.joining(", "));
    }

    public Optional<Name> find(String slug) {
        return one("WHERE n.slug = :slug", slug);
    }

    /** Takes the row: waits for whoever names it in an article right now. */
    public Optional<Name> lock(String slug) {
        return one("WHERE n.slug = :slug FOR UPDATE", slug);
    }

    /** @return whether it is new; what is there stays */
    public boolean create(Name name) {
        NativeQuery<?> query = this == AUTHOR
                ? query("INSERT INTO author (slug, name, bio, url, avatar) VALUES (:slug, :name, :bio, :url, :avatar)"
                        + " ON CONFLICT DO NOTHING")
                : query("INSERT INTO tag (slug, name) VALUES (:slug, :name) ON CONFLICT DO NOTHING");
        return bind(query, name).executeUpdate() == 1;
    }

    public void change(Name name) {
        bind(this == AUTHOR
                ? query("UPDATE author SET name = :name, bio = :bio, url = :url, avatar = :avatar WHERE slug = :slug")
                : query("UPDATE tag SET name = :name WHERE slug = :slug"), name).executeUpdate();
    }

    private NativeQuery<?> bind(NativeQuery<?> query, Name name) {
        query.setParameter("slug", name.slug).setParameter("name", name.name);
        if (this == AUTHOR) {
            query.setParameter("bio", name.bio, String.class).setParameter("url", name.url, String.class)
                    .setParameter("avatar", name.avatar, String.class);
        }
        return query;
    }

    public void delete(String slug) {
        query("DELETE FROM " + noun() + " WHERE slug = :slug").setParameter("slug", slug).executeUpdate();
    }

    /** In the order of slugs; backward in the opposite one. */
    public List<Name> list(String beside, boolean backward, int rows) {
        String order = backward ? "n.slug < :beside ORDER BY n.slug DESC" : "n.slug > :beside ORDER BY n.slug";
        return names("WHERE " + order + " LIMIT :rows").setParameter("beside", beside).setParameter("rows", rows)
                .getResultList();
    }

    private Optional<Name> one(String condition, String slug) {
        return names(condition).setParameter("slug", slug).uniqueResultOptional();
    }

    private NativeQuery<Name> names(String condition) {
        return Panache.getSession().createNativeQuery("SELECT n.slug, n.name, " + profile("n") + " FROM " + noun() + " n "
                + condition, Name.class);
    }

    private static NativeQuery<?> query(String sql) {
        return (NativeQuery<?>) Panache.getSession().createNativeQuery(sql, Object.class);
    }
}
