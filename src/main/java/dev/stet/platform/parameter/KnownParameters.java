package dev.stet.platform.parameter;

import static dev.stet.platform.problem.ProblemType.MALFORMED_REQUEST;

import java.util.Map;

import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;

import dev.stet.platform.parameter.DeclaredParameters.DeclaredParameter;

/** Refuses query parameters that the resource method does not declare: a typing error must not change what is asked. */
class KnownParameters {

    @ServerRequestFilter
    void refuseUnknown(ResourceInfo resource, UriInfo uri) {
        if (resource.getResourceMethod() == null) {
            return;
        }
        Map<String, DeclaredParameter> declared = DeclaredParameters.of(resource.getResourceMethod());
        Parameters parameters = new Parameters();
        sent(uri).forEach((name, values) -> {
            if (!declared.containsKey(name)) {
                parameters.refuse(name, declared.isEmpty() ? "Unknown; no parameter is allowed here."
                        : "Unknown; allowed are " + String.join(", ", declared.keySet()) + ".");
            } else if (values.contains("")) {
                parameters.refuse(name, "Has no value; give it one or leave it out.");
            } else if (values.size() > 1 && !declared.get(name).repeatable()) {
                parameters.refuse(name, "Sent " + values.size() + " times; it has one value.");
            }
        });
        parameters.check();
    }

    private static MultivaluedMap<String, String> sent(UriInfo uri) {
        try {
            return uri.getQueryParameters();
        } catch (IllegalArgumentException e) {
            throw MALFORMED_REQUEST.because("The query is not well encoded: each %% must be followed by two hex digits.");
        }
    }
}
