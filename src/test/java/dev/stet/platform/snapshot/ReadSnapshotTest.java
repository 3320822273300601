package dev.stet.platform.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.stet.testsupport.Given;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

/** A reader of several statements sees one state in all of them. */
@QuarkusTest
class ReadSnapshotTest {

    private final EntityManager database;
    private String slug;

    ReadSnapshotTest(EntityManager database) {
        this.database = database;
    }

    @BeforeEach
    void publish() {
        slug = Given.publishedArticle("snapshot");
    }

    @Test
    void whatIsCommittedBetweenTwoOfItsStatementsIsInNoneOfThem() {
        QuarkusTransaction.requiringNew().run(() -> {
            ReadSnapshot.begin();
            String before = title();
            QuarkusTransaction.requiringNew().run(() -> rename("Committed meanwhile"));
            assertEquals("Committed meanwhile", QuarkusTransaction.requiringNew().call(this::title));
            assertEquals(before, title());
        });
        assertEquals("Committed meanwhile", QuarkusTransaction.requiringNew().call(this::title));
    }

    @Test
    void itChangesNothing() {
        assertThrows(PersistenceException.class, () -> QuarkusTransaction.requiringNew().run(() -> {
            ReadSnapshot.begin();
            rename("Not to be");
        }));
    }

    private String title() {
        return (String) database.createNativeQuery("SELECT title FROM article WHERE slug = :slug", String.class)
                .setParameter("slug", slug).getSingleResult();
    }

    private void rename(String title) {
        database.createNativeQuery("UPDATE article SET title = :title WHERE slug = :slug").setParameter("title", title)
                .setParameter("slug", slug).executeUpdate();
    }
}
