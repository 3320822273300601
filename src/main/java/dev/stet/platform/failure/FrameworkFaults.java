package dev.stet.platform.failure;

import static dev.stet.platform.problem.ProblemType.INTERNAL_ERROR;
import static dev.stet.platform.problem.ProblemType.INVALID_PARAMETER;
import static dev.stet.platform.problem.ProblemType.MALFORMED_REQUEST;
import static dev.stet.platform.problem.ProblemType.NOT_ACCEPTABLE;
import static dev.stet.platform.problem.ProblemType.NOT_FOUND;
import static dev.stet.platform.problem.ProblemType.UNAVAILABLE;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;

import dev.stet.platform.edge.AllowedMethods;
import dev.stet.platform.edge.BodyTypes;
import dev.stet.platform.http.Exchange;
import dev.stet.platform.parameter.DeclaredParameters;
import dev.stet.platform.problem.Fault;
import dev.stet.platform.problem.Problem;
import dev.stet.platform.problem.ProblemType;
import io.vertx.ext.web.RoutingContext;

/** What Quarkus REST and Vert.x refuse by themselves, with the headers that tell the way out. */
final class FrameworkFaults {

    private FrameworkFaults() {
    }

    static Problem explain(WebApplicationException failure, RoutingContext context) {
        return switch (failure.getResponse().getStatus()) {
            case 404 -> notFound(failure, context);
            case 406 -> NOT_ACCEPTABLE.because("None of the types that you accept is to be had here; there is %s.",
                    join(AllowedMethods.produced(context, context.request().method().name())));
            case 415 -> BodyTypes.refuse(context);
            default -> withHeaders(failure, explain(failure.getResponse().getStatus(), context));
        };
    }

    /** JAX-RS says 404 where a query parameter cannot be read as its type; but the resource is there. */
    private static Problem notFound(WebApplicationException failure, RoutingContext context) {
        List<Fault> faults = new ArrayList<>();
        if (failure instanceof NotFoundException && failure.getCause() != null && CurrentRequestManager.get() != null) {
            Method method = CurrentRequestManager.get().getTarget().getLazyMethod().getMethod();
            DeclaredParameters.of(method).forEach((name, declared) -> {
                String sent = context.request().getParam(name);
                if (sent != null && !declared.textual()) {
                    faults.add(
                            Fault.of(name, "'" + sent + "' cannot be read as " + JsonFaults.typeName(declared.type()) + "."));
                }
            });
        }
        return faults.isEmpty() ? explain(404, context)
                : INVALID_PARAMETER.because(faults, "A parameter cannot be read; see errors.");
    }

    private static Problem withHeaders(WebApplicationException failure, Problem problem) {
        Problem extended = problem;
        for (String name : List.of("Allow", "Retry-After", "WWW-Authenticate")) {
            String value = failure.getResponse().getHeaderString(name);
            extended = value == null ? extended : extended.withHeader(name, value);
        }
        return extended;
    }

    private static String join(List<MediaType> types) {
        return types.stream().map(type -> type.getType() + "/" + type.getSubtype()).collect(Collectors.joining(", "));
    }

    /** What is to be said where a framework tells no more than a status. */
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
