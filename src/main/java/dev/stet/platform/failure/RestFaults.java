package dev.stet.platform.failure;

import static dev.stet.platform.problem.ProblemType.INVALID_PARAMETER;
import static dev.stet.platform.problem.ProblemType.NOT_ACCEPTABLE;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;

import dev.stet.platform.edge.AllowedMethods;
import dev.stet.platform.edge.BodyTypes;
import dev.stet.platform.parameter.DeclaredParameters;
import dev.stet.platform.problem.Fault;
import dev.stet.platform.problem.Problem;
import io.vertx.ext.web.RoutingContext;

/** What Quarkus REST refuses by itself, with the headers that tell the way out. */
final class RestFaults {

    private RestFaults() {
    }

    static Problem explain(WebApplicationException failure, RoutingContext context) {
        return switch (failure.getResponse().getStatus()) {
            case 404 -> notFound(failure, context);
            case 406 -> NOT_ACCEPTABLE.because("None of the types that you accept is to be had here; there is %s.",
                    join(AllowedMethods.produced(context, context.request().method().name())));
            case 415 -> BodyTypes.refuse(context);
            default -> withHeaders(failure, StatusFaults.explain(failure.getResponse().getStatus(), context));
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
                    faults.add(Fault.of(name, "'" + sent + "' cannot be read as " + JsonTypeName.of(declared.type()) + "."));
                }
            });
        }
        return faults.isEmpty() ? StatusFaults.explain(404, context)
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
}
