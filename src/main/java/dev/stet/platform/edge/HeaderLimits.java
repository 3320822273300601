package dev.stet.platform.edge;

import static dev.stet.platform.problem.ProblemType.HEADERS_TOO_LARGE;
import static dev.stet.platform.problem.ProblemType.MALFORMED_REQUEST;
import static dev.stet.platform.problem.ProblemType.URI_TOO_LONG;

import java.util.Map;
import java.util.Optional;

import jakarta.inject.Singleton;

import dev.stet.platform.http.HeaderSyntax;
import dev.stet.platform.http.HttpSettings;
import dev.stet.platform.http.ProblemResponse;
import dev.stet.platform.http.RequestTargets;
import dev.stet.platform.problem.Problem;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/**
 * Refuses long addresses (414), broken ones and those of several servers (400), and long header sections (431).
 * <p>
 * What Netty and Vert.x refuse before any route runs is answered bare, with a status and without a problem document, and
 * the connection is closed: broken HTTP syntax (400), a request line over {@code max-initial-line-length} (414), a header
 * section over {@code max-header-size} (431). So is the 503 that a server gives while it shuts down.
 */
@Singleton
class HeaderLimits implements Handler<RoutingContext> {

    /** The colon, a space and the end of the line. */
    private static final int PUNCTUATION = 4;

    private final long maxHeaders;
    private final long maxUri;

    HeaderLimits(HttpSettings settings) {
        maxHeaders = settings.maxHeaders().asLongValue();
        maxUri = settings.maxUri().asLongValue();
    }

    @Override
    public void handle(RoutingContext context) {
        Optional<Problem> refusal = judge(context.request());
        if (refusal.isPresent()) {
            ProblemResponse.end(context, refusal.get()); // not thrown: a broken address would break its way to a handler
        } else {
            context.next();
        }
    }

    private Optional<Problem> judge(HttpServerRequest request) {
        String uri = request.uri();
        if (uri.length() > maxUri) {
            return Optional.of(URI_TOO_LONG.because("The address has %d characters, %d are read.", uri.length(), maxUri));
        }
        if (!RequestTargets.isValid(uri)) {
            return Optional.of(MALFORMED_REQUEST
                    .because("The address cannot be read. Write what is no plain character as %XX, in UTF-8, never %00."));
        }
        if (!HeaderSyntax.isOneHost(request.headers().getAll("Host"))) { // or a proxy could take it for another's
            return Optional
                    .of(MALFORMED_REQUEST.because("The request names several hosts. Send one header Host, with one name."));
        }
        long size = 0;
        for (Map.Entry<String, String> header : request.headers()) {
            size += header.getKey().length() + header.getValue().length() + PUNCTUATION;
        }
        return size <= maxHeaders ? Optional.empty()
                : Optional.of(HEADERS_TOO_LARGE.because("The header section has %d bytes, %d are read.", size, maxHeaders));
    }
}
