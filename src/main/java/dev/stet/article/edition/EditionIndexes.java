package dev.stet.article.edition;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.arc.All;

/** All that other rooms make of editions. */
@ApplicationScoped
public class EditionIndexes {

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
