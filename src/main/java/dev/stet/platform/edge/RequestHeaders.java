package dev.stet.platform.edge;

import static dev.stet.platform.problem.ProblemType.INVALID_PARAMETER;
import static dev.stet.platform.problem.ProblemType.NOT_ACCEPTABLE;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;

import dev.stet.platform.http.ApiArea;
import dev.stet.platform.http.HeaderSyntax;
import dev.stet.platform.http.ProblemResponse;
import dev.stet.platform.problem.Fault;
import dev.stet.platform.problem.Problem;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;

/**
 * Reads the headers by which an answer is chosen and a body is understood, once and before all else: what lies behind may
 * rely on their form. The frameworks read them by several parsers, of which each has some input that it breaks at.
 */
@Singleton
class RequestHeaders implements Handler<RoutingContext> {

    private static final String ACCEPT = "Accept";
    private static final String ACCEPT_ENCODING = "Accept-Encoding";
    private static final String CONTENT_TYPE = "Content-Type";
    /** Those that may be sent in several lines, which are one list (RFC 9110 §5.3); many readers see only the first. */
    private static final List<String> LISTS = List.of(ACCEPT, ACCEPT_ENCODING, "If-Match", "If-None-Match");
    /** No answer depends on these. */
    private static final List<String> UNUSED = List.of("Accept-Language");
    private static final Pattern EMPTY = Pattern.compile("^[ \\t]*+,[ \\t,]*+|,[ \\t]*+(?=,|$)");
    private static final int SHOWN = 100;

    @Override
    public void handle(RoutingContext context) {
        MultiMap headers = context.request().headers();
        UNUSED.forEach(headers::remove);
        LISTS.forEach(name -> join(name, headers));
        Optional<Problem> refusal = judgeAccept(context, headers).or(() -> judgeEncoding(headers))
                .or(() -> judgeType(context, headers));
        if (refusal.isPresent()) {
            ProblemResponse.end(context, refusal.get());
        } else {
            context.next();
        }
    }

    /** An empty one says as much as none, and an empty element nothing; not all readers read over it. */
    private static void join(String name, MultiMap headers) {
        String first = headers.get(name);
        if (first == null) {
            return;
        }
        List<String> lines = headers.getAll(name);
        if (lines.size() > 1) {
            headers.set(name, String.join(", ", lines));
        } else if (name.equals(ACCEPT) && EMPTY.matcher(first).find()) {
            headers.set(name, EMPTY.matcher(first).replaceAll(""));
        }
        if (name.startsWith(ACCEPT) && headers.get(name).isBlank()) {
            headers.remove(name);
        }
    }

    private static Optional<Problem> judgeAccept(RoutingContext context, MultiMap headers) {
        String accept = headers.get(ACCEPT);
        if (accept == null || accept.equals("*/*")) {
            return Optional.empty();
        }
        if (AllowedMethods.areContentless(context) || ApiArea.of(context) == ApiArea.OPERATION && !isOfMetrics(accept)) {
            headers.remove(ACCEPT); // there is nothing to choose from
            return Optional.empty();
        }
        return HeaderSyntax.isMediaRanges(accept) ? Optional.empty() : refuseAccept(context, headers, accept);
    }

    private static Optional<Problem> refuseAccept(RoutingContext context, MultiMap headers, String accept) {
        String produced = AllowedMethods.produced(context, context.request().method().name()).stream()
                .map(type -> type.getType() + "/" + type.getSubtype()).collect(Collectors.joining(", "));
        if (produced.isEmpty()) {
            headers.remove(ACCEPT);
            return Optional.empty();
        }
        return Optional.of(NOT_ACCEPTABLE.because(List.of(fault(ACCEPT, accept, "application/json, text/plain;q=0.5")),
                "The header Accept cannot be read, so nothing is known to be acceptable; there is %s.", produced));
    }

    /** The one below /q that chooses would refuse all else without a problem document. */
    private static boolean isOfMetrics(String accept) {
        return accept.contains("text/plain") || accept.contains("application/openmetrics-text");
    }

    private static Optional<Problem> judgeEncoding(MultiMap headers) {
        String encoding = headers.get(ACCEPT_ENCODING);
        return encoding == null || HeaderSyntax.isCodings(encoding) ? Optional.empty()
                : Optional.of(INVALID_PARAMETER.because(List.of(fault(ACCEPT_ENCODING, encoding, "gzip, identity;q=0.5")),
                        "The header Accept-Encoding cannot be read. Correct it, or leave it out."));
    }

    private static Optional<Problem> judgeType(RoutingContext context, MultiMap headers) {
        String type = headers.get(CONTENT_TYPE);
        if (type == null || HeaderSyntax.isMediaType(type) && headers.getAll(CONTENT_TYPE).size() == 1) {
            return Optional.empty();
        }
        if (type.isBlank() && headers.getAll(CONTENT_TYPE).size() == 1 || !BodyTypes.areTaken(context)) {
            headers.remove(CONTENT_TYPE);
            return Optional.empty();
        }
        return Optional.of(BodyTypes.refuse(context));
    }

    private static Fault fault(String name, String value, String example) {
        String shown = value.length() <= SHOWN ? value : value.substring(0, SHOWN) + "…";
        return Fault.of(name, "'%s' cannot be read; send it as in %s.".formatted(shown, example));
    }
}
