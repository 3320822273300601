package dev.stet.platform.database;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

import dev.stet.platform.postgres.ProgramDatabase;

/** Turns the moment the program's own database has died; of another's, Quarkus asks. */
@Readiness
class DatabaseReadiness implements HealthCheck {

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("Embedded database runs").status(ProgramDatabase.standing().isReady()).build();
    }
}
