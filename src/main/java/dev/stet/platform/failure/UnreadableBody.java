package dev.stet.platform.failure;

import java.io.CharConversionException;
import java.io.IOException;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;

import com.fasterxml.jackson.core.JsonProcessingException;

import dev.stet.platform.problem.ProblemType;

/**
 * Tells the client's broken JSON, found while its body is read, from JSON of our own that breaks anywhere else. Refuses to
 * take nothing, or a JSON {@code null}, for a body (400): no resource has an optional one.
 */
@Provider
class UnreadableBody implements ReaderInterceptor {

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        try {
            return required(context.proceed());
        } catch (JsonProcessingException e) {
            throw told(e, e);
        } catch (CharConversionException e) {
            throw ProblemType.MALFORMED_REQUEST.because("The body is not in UTF-8.");
        } catch (WebApplicationException e) {
            throw e.getCause() instanceof JsonProcessingException json ? told(json, e) : e;
        }
    }

    private static Object required(Object body) {
        if (body == null) {
            throw ProblemType.MALFORMED_REQUEST.because("This request needs a body, and none was sent, or null.");
        }
        return body;
    }

    /** @param ours what is thrown where the client is not to blame */
    private static <E extends Exception> RuntimeException told(JsonProcessingException failure, E ours) throws E {
        return JsonFaults.explain(failure).orElseThrow(() -> ours);
    }
}
