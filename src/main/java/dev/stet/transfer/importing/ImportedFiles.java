package dev.stet.transfer.importing;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import org.hibernate.Session;

/** Which article came from which file. In the caller's transaction. */
@ApplicationScoped
class ImportedFiles {

    private final EntityManager database;

    ImportedFiles(EntityManager database) {
        this.database = database;
    }

    private record Source(UUID article, String path) {
    }

    /**
     * What came from a file before.
     *
     * @param path of the file then: it may have been seen from another folder
     */
    record Former(String path, String slug, String title) {
    }

    /** Empty where that is not of the locale, and where the file could be one of several. */
    Optional<Former> former(FilePath file, String locale) {
        return source(file).flatMap(source -> database.unwrap(Session.class)
                .createNativeQuery("SELECT cast(:path AS text) AS path, slug, title FROM article"
                        + " WHERE id = :id AND locale = :locale", Former.class)
                .setParameter("path", source.path).setParameter("id", source.article).setParameter("locale", locale)
                .uniqueResultOptional());
    }

    private Optional<Source> source(FilePath file) {
        List<Source> alike = database.unwrap(Session.class)
                .createNativeQuery("SELECT article_id AS article, path FROM import_source WHERE tail = :tail", Source.class)
                .setParameter("tail", file.tail()).getResultList().stream()
                .filter(source -> FilePath.endAlike(source.path, file.path())).toList();
        Optional<Source> same = alike.stream().filter(source -> source.path.equals(file.path())).findFirst();
        return same.or(() -> alike.size() == 1 ? Optional.of(alike.get(0)) : Optional.empty());
    }

    /** @param article in the database already */
    void remember(FilePath file, UUID article) {
        database.createNativeQuery("DELETE FROM import_source WHERE tail = :tail AND path = :path AND article_id <> :article")
                .setParameter("tail", file.tail()).setParameter("path", file.path()).setParameter("article", article)
                .executeUpdate();
        database.createNativeQuery("""
                INSERT INTO import_source (article_id, path, tail) VALUES (:article, :path, :tail)
                ON CONFLICT (article_id) DO UPDATE SET path = excluded.path, tail = excluded.tail
                WHERE import_source.path <> excluded.path""")
                .setParameter("article", article).setParameter("path", file.path()).setParameter("tail", file.tail())
                .executeUpdate();
    }
}
