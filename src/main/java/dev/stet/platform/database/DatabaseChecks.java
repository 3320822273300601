package dev.stet.platform.database;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;

import dev.stet.platform.postgres.ProgramDatabase;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;

/** What the health of the program's own database is; of another's, Quarkus asks. */
final class DatabaseChecks {

    private DatabaseChecks() {
    }

    /** Turns the moment it has died. */
    @Readiness
    static class Runs implements HealthCheck {

        @Override
        public HealthCheckResponse call() {
            return HealthCheckResponse.named("Embedded database runs").status(ProgramDatabase.standing().isReady()).build();
        }
    }

    /**
     * Turns when it could not be started again for a while: then nothing here mends it. Asked on the connection's thread,
     * since a busy program is not a dead one: a worker thread would have to be waited for.
     */
    @Liveness
    static class CanRun implements AsyncHealthCheck {

        @Override
        public Uni<HealthCheckResponse> call() {
            return Uni.createFrom().item(() -> HealthCheckResponse.named("Embedded database can run")
                    .status(ProgramDatabase.standing().isLive()).build());
        }
    }
}
