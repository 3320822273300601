package dev.stet.platform.database;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

import dev.stet.platform.postgres.ProgramDatabase;

/** Turns when the program's own database could not be started again for a while: then nothing here mends it. */
@Liveness
class DatabaseLiveness implements HealthCheck {

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("Embedded database can run").status(ProgramDatabase.standing().isLive()).build();
    }
}
