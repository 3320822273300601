package dev.stet.platform.body;

import static dev.stet.platform.problem.ProblemType.MALFORMED_REQUEST;

import java.io.IOException;

import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;

/** Refuses to take nothing, or a JSON {@code null}, for a body (400): no resource has an optional one. */
@Provider
class RequiredBody implements ReaderInterceptor {

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        Object body = context.proceed();
        if (body == null) {
            throw MALFORMED_REQUEST.because("This request needs a body, and none was sent, or null.");
        }
        return body;
    }
}
