package dev.stet.platform.database;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import dev.stet.platform.postgres.ProgramDatabase;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.AgroalDataSource.FlushMode;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

/** Throws the pool's connections away when the program's own database has died, so that nobody is lent a dead one. */
@Singleton
class FreshConnections {

    private final AgroalDataSource pool;
    private final Runnable flush = this::flush;

    FreshConnections(AgroalDataSource pool) {
        this.pool = pool;
    }

    void begin(@Observes StartupEvent start) {
        ProgramDatabase.onDeath(flush);
    }

    void end(@Observes ShutdownEvent shutdown) {
        ProgramDatabase.noLongerOnDeath(flush);
    }

    private void flush() {
        pool.flush(FlushMode.ALL);
    }
}
