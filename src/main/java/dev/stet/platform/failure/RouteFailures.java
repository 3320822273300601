package dev.stet.platform.failure;

import java.util.List;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import dev.stet.platform.http.ProblemResponse;
import dev.stet.platform.problem.Problem;
import io.quarkus.security.AuthenticationException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** What fails outside of REST: routes that lead nowhere, addresses that cannot be decoded, gates that stay shut. */
@Singleton
class RouteFailures {

    /** What Vert.x answers by itself, without asking failure handlers. */
    private static final List<Integer> UNROUTED = List.of(400, 404, 405, 406, 413, 414, 415, 500);

    private final Diagnosis diagnosis;

    RouteFailures(Diagnosis diagnosis) {
        this.diagnosis = diagnosis;
    }

    /** Added before Quarkus adds its own failure handler, so ours comes first among the last. */
    void mount(@Observes Router router) {
        router.route().last().failureHandler(this::refuse);
        UNROUTED.forEach(status -> router.errorHandler(status,
                context -> ProblemResponse.end(context, StatusFaults.explain(status, context))));
    }

    private void refuse(RoutingContext context) {
        Throwable failure = context.failure();
        if (failure instanceof UnauthorizedException || failure instanceof AuthenticationException
                || failure == null && context.statusCode() == 401) {
            AuthenticationChallenge.of(context, failure).subscribe().with(problem -> ProblemResponse.end(context, problem));
            return;
        }
        ProblemResponse.end(context, problem(failure, context));
    }

    private Problem problem(Throwable failure, RoutingContext context) {
        boolean told = failure == null || context.statusCode() >= 400 && context.statusCode() < 500;
        return told ? StatusFaults.explain(context.statusCode(), context) : diagnosis.of(failure, context);
    }
}
