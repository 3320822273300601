package dev.stet.article.archive;

import java.util.Optional;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import dev.stet.platform.batch.RowProcessor;

/** What is stored and cannot be read. It is told to the log once, counted in metrics, and keeps nothing else back. */
@ApplicationScoped
class Damage {

    private final RowProcessor rows;

    Damage(RowProcessor rows) {
        this.rows = rows;
    }

    /**
     * @param what is read, as the log names it
     * @param reading of what the database has handed over already
     */
    <T> Optional<T> read(String what, Supplier<T> reading) {
        try {
            return Optional.of(reading.get());
        } catch (RuntimeException unreadable) {
            rows.attempt("export", what, () -> {
                throw unreadable;
            });
            return Optional.empty();
        }
    }
}
