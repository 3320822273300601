package dev.stet.platform.failure;

import jakarta.validation.ValidationException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;

import dev.stet.platform.http.Locations;
import dev.stet.platform.http.Moved;
import dev.stet.platform.http.ProblemResponse;
import dev.stet.platform.http.RequestTargets;
import io.quarkus.hibernate.validator.runtime.jaxrs.ResteasyReactiveViolationException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/** The one mapper of exceptions. The types named beside Throwable have mappers in Quarkus, which these replace. */
class RestFailures {

    private static final int PERMANENT_REDIRECT = 308; // RFC 9110 §15.4.9: with the same method

    private final Diagnosis diagnosis;

    RestFailures(Diagnosis diagnosis) {
        this.diagnosis = diagnosis;
    }

    @ServerExceptionMapper({ Throwable.class, WebApplicationException.class, NotFoundException.class,
            ValidationException.class, ResteasyReactiveViolationException.class, MismatchedInputException.class,
            ForbiddenException.class })
    Response refuse(Throwable failure, RoutingContext context) {
        if (failure instanceof WebApplicationException web && web.getResponse().getStatus() < 400) {
            return web.getResponse();
        }
        forgetWriter();
        return ProblemResponse.of(context, diagnosis.of(failure, context));
    }

    /** What fails while it is written has a writer already, of a type that the problem is not. */
    private static void forgetWriter() {
        ResteasyReactiveRequestContext current = CurrentRequestManager.get();
        if (current != null) {
            current.setEntityWriter(null);
        }
    }

    @ServerExceptionMapper({ UnauthorizedException.class, AuthenticationFailedException.class })
    Uni<Response> challenge(SecurityException failure, RoutingContext context) {
        return RouteFailures.challenge(context, failure).map(problem -> ProblemResponse.of(context, problem));
    }

    @ServerExceptionMapper
    Response redirect(Moved moved, HttpServerRequest request) {
        return Locations.at(PERMANENT_REDIRECT, moved.target(RequestTargets.asked(request)))
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=60").build();
    }
}
