package dev.stet.platform.idempotency;

import static dev.stet.platform.problem.ProblemType.PAYLOAD_TOO_LARGE;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

import dev.stet.platform.idempotency.StoredAnswers.AnswerSubject;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.ext.web.RoutingContext;

/**
 * Puts one transaction around a POST that bears a key: the resource's use case joins it, and the answer is stored in it before
 * it commits. So there is never an effect without its answer, nor an answer without its effect, whenever the process or the
 * database dies: before the commit both are gone, and with them the lock that stands for "still running", so the client's next
 * try is the first; after it both are there, and the next try gets the answer that was lost on its way. An attempt that is
 * refused or fails is rolled back whole and stores nothing. A use case that opens a transaction of its own would step out
 * of this one.
 */
public class IdempotentPosts {

    static final String REPLAYED = "Idempotency-Replayed";

    private static final String CLAIM = IdempotentRequest.class.getName();
    private static final int BEFORE_READING = 8_000;
    private static final int WHEN_ALL_IS_SAID = 1;

    private final StoredAnswers answers;
    private final AnswerSubject subject;
    private final List<RequestOwner> owners;
    private final long maxBytes;

    IdempotentPosts(StoredAnswers answers, AnswerSubject subject, @All List<RequestOwner> owners,
            @ConfigProperty(name = "stet.http.max-body", defaultValue = "1M") MemorySize maxBody) {
        this.answers = answers;
        this.subject = subject;
        this.owners = owners;
        this.maxBytes = maxBody.asLongValue();
    }

    /** Answers what was answered before; anything else goes on with a claim to the key. */
    @ServerRequestFilter(priority = BEFORE_READING)
    Response claim(ContainerRequestContext request, ResourceInfo resource, RoutingContext context) throws IOException {
        List<String> sent = request.getHeaders().get(IdempotentRequest.HEADER);
        if (sent == null || !request.getMethod().equals(HttpMethod.POST)
                || resource.getResourceClass().isAnnotationPresent(IgnoresIdempotencyKey.class)
                || resource.getResourceMethod().isAnnotationPresent(IgnoresIdempotencyKey.class)) {
            return null;
        }
        IdempotentRequest idempotentRequest = IdempotentRequest.of(owner(context), IdempotentRequest.parseKey(sent),
                request.getMethod(), context.request().uri(),
                body(request));
        QuarkusTransaction.begin();
        request.setProperty(CLAIM, idempotentRequest);
        return answers.claim(idempotentRequest).map(IdempotentPosts::replay).orElse(null);
    }

    /** Ends what {@link #claim} began, on the same thread: resources here block and answer at once. */
    @ServerResponseFilter(priority = WHEN_ALL_IS_SAID)
    void settle(ContainerRequestContext request, ContainerResponseContext response) {
        IdempotentRequest idempotentRequest = (IdempotentRequest) request.getProperty(CLAIM);
        if (idempotentRequest == null) {
            return;
        }
        request.removeProperty(CLAIM);
        boolean kept = false;
        try {
            kept = isNewSuccess(response) && keep(idempotentRequest, response);
        } finally {
            if (!kept) {
                QuarkusTransaction.rollback();
            }
        }
        if (kept) {
            QuarkusTransaction.commit();
        }
    }

    private static boolean isNewSuccess(ContainerResponseContext response) {
        return response.getStatus() / 100 == 2 && !response.getHeaders().containsKey(REPLAYED);
    }

    private boolean keep(IdempotentRequest idempotentRequest, ContainerResponseContext response) {
        answers.keep(idempotentRequest,
                new StoredAnswers.Answer(response.getStatus(), type(response), header(response, HttpHeaders.LOCATION),
                        header(response, HttpHeaders.ETAG), answers.body(response.getEntity())),
                subject.id());
        return true;
    }

    private static String type(ContainerResponseContext response) {
        if (!response.hasEntity()) {
            return null;
        }
        return response.getMediaType() == null ? "application/json" : response.getMediaType().toString();
    }

    private static String header(ContainerResponseContext response, String name) {
        MultivaluedMap<String, Object> headers = response.getHeaders();
        return headers.getFirst(name) == null ? null : headers.getFirst(name).toString();
    }

    private static Response replay(StoredAnswers.Answer first) {
        Response.ResponseBuilder response = Response.status(first.status()).header(REPLAYED, "true")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.LOCATION, first.location()).header(HttpHeaders.ETAG, first.etag());
        return (first.body() == null ? response : response.type(first.contentType()).entity(first.body())).build();
    }

    private String owner(RoutingContext context) {
        return owners.stream().map(owner -> owner.of(context)).flatMap(Optional::stream).findFirst()
                .map(owner -> "owner " + owner).orElseGet(() -> "path " + context.request().path());
    }

    private byte[] body(ContainerRequestContext request) throws IOException {
        byte[] body = request.getEntityStream().readNBytes((int) maxBytes + 1);
        if (body.length > maxBytes) {
            throw PAYLOAD_TOO_LARGE.because("The body has more than %d bytes; send less at once.", maxBytes);
        }
        request.setEntityStream(new ByteArrayInputStream(body));
        return body;
    }

    /** A bean by which a room above says whose a request is: two owners may send the same key and mean different things. */
    public interface RequestOwner {

        /** Empty where it knows of nobody; a request without an owner shares its keys with all others to the same path. */
        Optional<String> of(RoutingContext request);
    }
}
