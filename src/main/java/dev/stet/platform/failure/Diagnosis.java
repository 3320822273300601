package dev.stet.platform.failure;

import static dev.stet.platform.problem.ProblemType.INSUFFICIENT_ROLE;
import static dev.stet.platform.problem.ProblemType.INTERNAL_ERROR;
import static dev.stet.platform.problem.ProblemType.UNAVAILABLE;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;

import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;

import org.jboss.logging.Logger;

import dev.stet.platform.http.ClientDisconnected;
import dev.stet.platform.http.Exchange;
import dev.stet.platform.http.TraceId;
import dev.stet.platform.limit.OutOfMemory;
import dev.stet.platform.log.ConnectionEnd;
import dev.stet.platform.log.RedactedThrowable;
import dev.stet.platform.problem.Problem;
import io.quarkus.arc.All;
import io.quarkus.security.ForbiddenException;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;

/** Finds the problem that an exception, or one of its causes, means to the client. The only place that logs a failure. */
@Singleton
public class Diagnosis {

    private static final Logger LOG = Logger.getLogger(Diagnosis.class);
    private static final int MAX_CAUSES = 50;
    private static final Problem NOT_ALLOWED = INSUFFICIENT_ROLE.because("The role of your account does not allow this.");

    private final DatabaseFaults database;
    private final List<DenialReason> denials;

    Diagnosis(DatabaseFaults database, @All List<DenialReason> denials) {
        this.database = database;
        this.denials = denials;
    }

    Problem of(Throwable failure, RoutingContext context) {
        if (failure instanceof ForbiddenException) {
            return denials.stream().flatMap(denial -> denial.of(context).stream()).findFirst()
                    .map(INSUFFICIENT_ROLE::because).orElse(NOT_ALLOWED);
        }
        return told(of(failure).orElseGet(() -> byStatus(failure, context)), failure, context);
    }

    /** For what fails inside of an answer that goes on; empty for what is no fault of the client. */
    public Optional<Problem> of(Throwable failure) {
        OutOfMemory.haltAt(failure);
        return causes(failure).map(this::explain).flatMap(Optional::stream).findFirst();
    }

    private Optional<Problem> explain(Throwable cause) {
        if (cause instanceof Problem problem) {
            return Optional.of(problem);
        }
        if (cause instanceof ConstraintViolationException broken) {
            return ValidationFaults.explain(broken);
        }
        if (cause instanceof SQLException refused) {
            return database.explain(refused);
        }
        if (cause instanceof ForbiddenException) {
            return Optional.of(NOT_ALLOWED);
        }
        return cause instanceof RejectedExecutionException
                ? Optional.of(UNAVAILABLE.because("Too much is going on. Try again in a few seconds.")
                        .retryAfter(Duration.ofSeconds(2)))
                : Optional.empty();
    }

    private static Problem byStatus(Throwable failure, RoutingContext context) {
        if (failure instanceof WebApplicationException web) {
            return FrameworkFaults.explain(web, context);
        }
        if (failure instanceof HttpException http) {
            return FrameworkFaults.explain(http.getStatusCode(), context);
        }
        return INTERNAL_ERROR.because("Something failed on the server. Report it with the traceId of this answer.");
    }

    private static Problem told(Problem problem, Throwable failure, RoutingContext context) {
        if (problem.type().status() >= 500 && problem != failure) {
            if (isDeparture(failure, context)) {
                LOG.debugf("The client left during %s of %s (trace %s)", context.request().method(),
                        Exchange.shownPath(context), TraceId.of(context));
            } else if (problem.type() == UNAVAILABLE) {
                LOG.warnf("%s: %s (trace %s)", problem.detail(), RedactedThrowable.inOneLine(failure), TraceId.of(context));
            } else {
                LOG.errorf(failure, "%s of %s failed (trace %s)", context.request().method(),
                        Exchange.shownPath(context), TraceId.of(context));
            }
        }
        return problem;
    }

    /**
     * The failure and its causes. A transaction that cannot be ended tells them as suppressed; elsewhere, what is suppressed is
     * what failed afterwards.
     */
    private static Stream<Throwable> causes(Throwable failure) {
        Set<Throwable> all = Collections.newSetFromMap(new IdentityHashMap<>());
        Set<Throwable> inOrder = new LinkedHashSet<>();
        collect(failure, all, inOrder);
        return inOrder.stream();
    }

    private static void collect(Throwable failure, Set<Throwable> all, Set<Throwable> inOrder) {
        if (failure == null || all.size() == MAX_CAUSES || !all.add(failure)) {
            return;
        }
        inOrder.add(failure);
        collect(failure.getCause(), all, inOrder);
        if (failure.getClass().getPackageName().equals("jakarta.transaction")) {
            Stream.of(failure.getSuppressed()).forEach(other -> collect(other, all, inOrder));
        }
    }

    /**
     * Whether it failed because the client left, which is no failure: then nobody reads the answer either. The end of a
     * connection is told while its body is read before the answer knows of it.
     */
    private static boolean isDeparture(Throwable failure, RoutingContext context) {
        boolean open = context.request().isEnded() && !context.response().closed();
        return causes(failure).anyMatch(cause -> cause instanceof ClientDisconnected || !open && ConnectionEnd.isToldBy(cause))
                && causes(failure).noneMatch(SQLException.class::isInstance);
    }

    /** A bean that knows more of why a gate stayed shut than that it did. */
    public interface DenialReason {

        /** What to tell who was recognised and may not; empty where it knows of nothing. */
        Optional<String> of(RoutingContext request);
    }
}
