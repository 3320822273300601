package dev.stet.platform.failure;

import static dev.stet.platform.problem.ProblemType.INTERNAL_ERROR;
import static dev.stet.platform.problem.ProblemType.MALFORMED_REQUEST;
import static dev.stet.platform.problem.ProblemType.NOT_FOUND;
import static dev.stet.platform.problem.ProblemType.UNAVAILABLE;

import java.time.Duration;
import java.util.Set;

import dev.stet.platform.edge.AllowedMethods;
import dev.stet.platform.http.Exchange;
import dev.stet.platform.problem.Problem;
import dev.stet.platform.problem.ProblemType;
import io.vertx.ext.web.RoutingContext;

/** What is to be said where a framework tells no more than a status. */
final class StatusFaults {

    private StatusFaults() {
    }

    static Problem explain(int status, RoutingContext context) {
        return switch (ProblemType.ofStatus(status)) {
            case NOT_FOUND -> notFound(context);
            case METHOD_NOT_ALLOWED -> AllowedMethods.refuse(context);
            case MALFORMED_REQUEST -> MALFORMED_REQUEST
                    .because("The address or a header of this request cannot be read. Check encoding and syntax.");
            case UNAVAILABLE -> UNAVAILABLE.because("Cannot answer right now. Try again in a few seconds.")
                    .retryAfter(Duration.ofSeconds(5));
            case INTERNAL_ERROR -> INTERNAL_ERROR
                    .because("Something failed on the server. Report it with the traceId of this answer.");
            default -> {
                ProblemType type = ProblemType.ofStatus(status);
                yield type.because(type.title() + ".");
            }
        };
    }

    /** Where paths of two classes overlap, Quarkus REST says 404 for a method that only the other class has. */
    private static Problem notFound(RoutingContext context) {
        Set<String> methods = AllowedMethods.of(context);
        if (!methods.isEmpty() && !methods.contains(context.request().method().name())) {
            return AllowedMethods.refuse(context);
        }
        return NOT_FOUND.because("Nothing is at %s. The API begins at /api/v1, its description is openapi.yaml.",
                Exchange.shownPath(context));
    }
}
