package dev.stet.platform.failure;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.function.Supplier;

import javax.sql.DataSource;

import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;

import dev.stet.platform.problem.Problem;
import dev.stet.platform.problem.ProblemType;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.smallrye.mutiny.Uni;

/** Fails in every way that the framework and the database know. */
@Path("/api/v1/test-failing")
class FailingResource {

    private final DataSource database;

    FailingResource(DataSource database) {
        this.database = database;
    }

    @GET
    @Path("{way}")
    @Operation(hidden = true)
    public String fail(String way) throws Exception {
        throw switch (way) {
            case "problem" -> ProblemType.CONFLICT.because("It stands against '%s'.", "that").with("current", Map.of("n", 1));
            case "bug" -> new IllegalStateException("secret of dev.stet.Bug", new NullPointerException());
            case "unauthenticated" -> new UnauthorizedException();
            case "bad-key" -> new AuthenticationFailedException();
            case "forbidden" -> new ForbiddenException();
            case "teapot" -> new WebApplicationException(418);
            case "moved" -> new WebApplicationException(Response.status(308).header("Location", "/there").build());
            case "pool" -> new SQLException("Sorry, acquisition timeout!");
            default -> new IllegalArgumentException(way);
        };
    }

    @GET
    @Path("error/{kind}")
    @Operation(hidden = true)
    public String fall(String kind) {
        throw error(kind);
    }

    @GET
    @Path("error/{kind}/later")
    @Operation(hidden = true)
    public Uni<String> fallLater(String kind) {
        return Uni.createFrom().failure(error(kind));
    }

    @GET
    @Path("error/{kind}/in-writing")
    @Produces("application/json")
    @Operation(hidden = true)
    public Falling fallInWriting(String kind) {
        return new Falling(kind);
    }

    record Falling(@JsonIgnore String kind) {

        @JsonProperty
        public String text() {
            throw error(kind);
        }
    }

    private static Error error(String kind) {
        return switch (kind) {
            case "endless" -> endless(kind);
            case "missing" -> new NoClassDefFoundError("dev/stet/secret");
            case "static" -> new ExceptionInInitializerError(new IllegalStateException("secret"));
            default -> new AssertionError("secret");
        };
    }

    private static Error endless(String more) {
        return endless(more + more.length());
    }

    @GET
    @Path("sql/{state}")
    @Operation(hidden = true)
    public void refuse(String state) throws SQLException {
        execute("DO $$ BEGIN RAISE EXCEPTION 'secret select' USING ERRCODE = '" + state + "'; END $$");
    }

    @GET
    @Path("constraint/{name}")
    @Operation(hidden = true)
    public void violate(String name) throws SQLException {
        execute("CREATE TEMP TABLE failing (n int CONSTRAINT " + name + " CHECK (n > 0)) ON COMMIT DROP;"
                + " INSERT INTO failing VALUES (0)");
    }

    /** Loses its connection when all is written and nothing is committed. */
    @POST
    @Path("commit")
    @Operation(hidden = true)
    public void commit() {
        QuarkusTransaction.requiringNew().run(() -> {
            String backend = ask("SELECT pg_backend_pid()");
            QuarkusTransaction.suspendingExisting().run(() -> ask("SELECT pg_terminate_backend(" + backend + ", 5000)"));
        });
    }

    private String ask(String sql) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Singleton
    static class Named implements ConstraintProblems {

        @Override
        public Map<String, Supplier<Problem>> byConstraint() {
            return Map.of("failing_n_positive", () -> ProblemType.CONFLICT.because("The number must be positive."));
        }
    }
}
