package dev.stet.auth.signin;

import jakarta.enterprise.event.Observes;

import dev.stet.platform.http.ProblemResponse;
import dev.stet.platform.problem.ProblemType;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;

/**
 * Refuses paths with a semicolon. To the router {@code /editorial;x=1/articles} is {@code /editorial/articles}, to the gates
 * it is a path they have never heard of, so it would lead around them.
 */
class MatrixParameterFilter {

    /** After CORS (300), so that a browser may read the answer, and before authentication (200). */
    private static final int PRIORITY = 250;

    void refuse(@Observes Filters filters) {
        filters.register(MatrixParameterFilter::judge, PRIORITY);
    }

    private static void judge(RoutingContext context) {
        if (context.request().path().indexOf(';') < 0) {
            context.next();
        } else {
            ProblemResponse.end(context, ProblemType.NOT_FOUND.because("No path here has a semicolon in it."));
        }
    }
}
