package dev.stet.platform.failure;

import static dev.stet.platform.problem.ProblemType.UNAUTHENTICATED;

import java.util.List;
import java.util.Map;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import dev.stet.platform.http.ProblemResponse;
import dev.stet.platform.problem.Problem;
import io.quarkus.security.AuthenticationException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** What fails outside of REST: routes that lead nowhere, addresses that cannot be decoded, gates that stay shut. */
@Singleton
class RouteFailures {

    /** What Vert.x answers by itself, without asking failure handlers. */
    private static final List<Integer> UNROUTED = List.of(400, 404, 405, 406, 413, 414, 415, 500);

    private static final Problem UNKNOWN_CALLER = UNAUTHENTICATED
            .because("Send a valid key of your account in the header Authorization: Bearer.");

    private final Diagnosis diagnosis;

    RouteFailures(Diagnosis diagnosis) {
        this.diagnosis = diagnosis;
    }

    /** Added before Quarkus adds its own failure handler, so ours comes first among the last. */
    void mount(@Observes Router router) {
        router.route().last().failureHandler(this::refuse);
        UNROUTED.forEach(status -> router.errorHandler(status,
                context -> ProblemResponse.end(context, FrameworkFaults.explain(status, context))));
    }

    private void refuse(RoutingContext context) {
        Throwable failure = context.failure();
        if (failure instanceof UnauthorizedException || failure instanceof AuthenticationException
                || failure == null && context.statusCode() == 401) {
            challenge(context, failure).subscribe().with(problem -> ProblemResponse.end(context, problem));
            return;
        }
        ProblemResponse.end(context, problem(failure, context));
    }

    private Problem problem(Throwable failure, RoutingContext context) {
        boolean told = failure == null || context.statusCode() >= 400 && context.statusCode() < 500;
        return told ? FrameworkFaults.explain(context.statusCode(), context) : diagnosis.of(failure, context);
    }

    /**
     * Asks for a key, in the way that the mechanisms of authentication understand.
     *
     * @param failure why nobody was let in; its cause may be the problem to tell instead, such as one try too many
     */
    static Uni<Problem> challenge(RoutingContext context, Throwable failure) {
        if (failure != null && failure.getCause() instanceof Problem told) {
            return Uni.createFrom().item(told);
        }
        HttpAuthenticator authenticator = context.get(HttpAuthenticator.class.getName());
        Uni<ChallengeData> challenge = authenticator == null ? Uni.createFrom().nullItem()
                : authenticator.getChallenge(context);
        return challenge.onFailure().recoverWithNull().map(RouteFailures::with);
    }

    private static Problem with(ChallengeData data) {
        Map<CharSequence, String> headers = data == null ? Map.of() : data.getHeaders();
        for (Map.Entry<CharSequence, String> header : headers.entrySet()) {
            if (header.getKey().toString().equalsIgnoreCase("WWW-Authenticate")) {
                return UNKNOWN_CALLER.withHeader("WWW-Authenticate", header.getValue());
            }
        }
        return UNKNOWN_CALLER.withHeader("WWW-Authenticate", "Bearer");
    }
}
