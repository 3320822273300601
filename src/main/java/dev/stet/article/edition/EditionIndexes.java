package dev.stet.article.edition;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.arc.All;

/** All that other rooms make of editions. */
@ApplicationScoped
public class EditionIndexes {

    /**
     * Another room's index of what editions say, kept in the transaction that changes them, so that it is never behind.
     * Declared here and implemented above, so that articles need not know who indexes what.
     */
    public interface EditionIndex {

        /** Called whenever an edition was rendered, also before it is inserted; it is locked, or nobody else knows it yet. */
        void enter(Edition edition);

        /** Called when nobody may or can ever see these again. Those that are deleted are not told of. */
        void strike(Collection<UUID> editions);
    }

    private final List<EditionIndex> indexes;

    EditionIndexes(@All List<EditionIndex> indexes) {
        this.indexes = indexes;
    }

    public void enter(Edition edition) {
        indexes.forEach(index -> index.enter(edition));
    }

    void strike(Collection<UUID> editions) {
        if (!editions.isEmpty()) {
            indexes.forEach(index -> index.strike(editions));
        }
    }
}
