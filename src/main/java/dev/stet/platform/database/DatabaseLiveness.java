package dev.stet.platform.database;

import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

import dev.stet.platform.postgres.ProgramDatabase;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;

/**
 * Turns when the program's own database could not be started again for a while: then nothing here mends it. Asked on the
 * connection's thread, since a busy program is not a dead one: a worker thread would have to be waited for.
 */
@Liveness
class DatabaseLiveness implements AsyncHealthCheck {

    @Override
    public Uni<HealthCheckResponse> call() {
        return Uni.createFrom().item(() -> HealthCheckResponse.named("Embedded database can run")
                .status(ProgramDatabase.standing().isLive()).build());
    }
}
