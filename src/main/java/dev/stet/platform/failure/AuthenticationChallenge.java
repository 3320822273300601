package dev.stet.platform.failure;

import static dev.stet.platform.problem.ProblemType.UNAUTHENTICATED;

import java.util.Map;

import dev.stet.platform.problem.Problem;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/** Asks for a key, in the way that the mechanisms of authentication understand. */
final class AuthenticationChallenge {

    private static final Problem PROBLEM = UNAUTHENTICATED
            .because("Send a valid key of your account in the header Authorization: Bearer.");

    private AuthenticationChallenge() {
    }

    /** @param failure why nobody was let in; its cause may be the problem to tell instead, such as one try too many */
    static Uni<Problem> of(RoutingContext context, Throwable failure) {
        if (failure != null && failure.getCause() instanceof Problem told) {
            return Uni.createFrom().item(told);
        }
        HttpAuthenticator authenticator = context.get(HttpAuthenticator.class.getName());
        Uni<ChallengeData> challenge = authenticator == null ? Uni.createFrom().nullItem()
                : authenticator.getChallenge(context);
        return challenge.onFailure().recoverWithNull().map(AuthenticationChallenge::with);
    }

    private static Problem with(ChallengeData data) {
        Map<CharSequence, String> headers = data == null ? Map.of() : data.getHeaders();
        for (Map.Entry<CharSequence, String> header : headers.entrySet()) {
            if (header.getKey().toString().equalsIgnoreCase("WWW-Authenticate")) {
                return PROBLEM.withHeader("WWW-Authenticate", header.getValue());
            }
        }
        return PROBLEM.withHeader("WWW-Authenticate", "Bearer");
    }
}
