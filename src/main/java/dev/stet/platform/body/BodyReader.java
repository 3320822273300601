package dev.stet.platform.body;

import static dev.stet.platform.problem.ProblemType.PAYLOAD_TOO_LARGE;
import static dev.stet.platform.problem.ProblemType.REQUEST_TIMEOUT;
import static dev.stet.platform.problem.ProblemType.UNSUPPORTED_MEDIA_TYPE;

import jakarta.inject.Singleton;

import dev.stet.platform.http.ApiArea;
import dev.stet.platform.http.HttpSettings;
import dev.stet.platform.limit.ClientAddress;
import dev.stet.platform.limit.MemoryBudget;
import dev.stet.platform.limit.SlowClientTimeout;
import dev.stet.platform.problem.Problem;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;

/** Brings bodies into memory, as a whole and within bounds, before anything is done about their requests. */
@Singleton
public class BodyReader {

    private final HttpSettings settings;
    private final BodyQuota quota;
    private final MemoryBudget memory;
    private final ClientAddress addresses;

    BodyReader(HttpSettings settings, BodyQuota quota, MemoryBudget memory, ClientAddress addresses) {
        this.settings = settings;
        this.quota = quota;
        this.memory = memory;
        this.addresses = addresses;
    }

    /** Whether there is one. */
    static boolean isSent(HttpServerRequest request) {
        return request.version() == HttpVersion.HTTP_2 ? !request.isEnded()
                : request.headers().contains(HttpHeaderNames.TRANSFER_ENCODING) || declaredLength(request) > 0;
    }

    /** @throws Problem {@code unsupported-media-type} where it is packed: what it holds would have to be bounded anew */
    static void requirePlain(HttpServerRequest request) {
        for (String coding : request.headers().getAll(HttpHeaderNames.CONTENT_ENCODING)) {
            if (!coding.isBlank() && !coding.strip().equalsIgnoreCase("identity")) {
                throw UNSUPPORTED_MEDIA_TYPE
                        .because("A body with the Content-Encoding '%s' is not read here; send it as it is, without one.",
                                coding)
                        .withHeader("Accept-Encoding", "identity");
            }
        }
    }

    /**
     * On the thread that reads the connection. Whoever waits for a word before sending gets it.
     *
     * @return fails with the problem to be answered, as {@link IncomingBody#read} says
     * @throws Problem likewise, for what can be told before reading
     */
    public Future<Buffer> read(RoutingContext context) {
        HttpServerRequest request = context.request();
        requirePlain(request);
        long max = settings.maxBody().asLongValue();
        if (declaredLength(request) > max) {
            throw PAYLOAD_TOO_LARGE.because("The body has more than %d bytes; send less at once.", max);
        }
        BodyQuota.Share share = quota.open(addresses.of(request), ApiArea.of(context) == ApiArea.RESTRICTED);
        SlowClientTimeout slowClientTimeout = new SlowClientTimeout(settings.bodyPatience(),
                settings.bodyMinRate().asLongValue());
        IncomingBody body = new IncomingBody(request, max, slowClientTimeout, share, memory);
        context.addEndHandler(answered -> body.release());
        if (request.headers().contains(HttpHeaderNames.EXPECT, "100-continue", true)) {
            context.response().writeContinue();
        }
        return body.read().onFailure(failure -> hangUpOnTheSlow(context, failure));
    }

    private static void hangUpOnTheSlow(RoutingContext context, Throwable failure) {
        if (failure instanceof Problem problem && problem.type() == REQUEST_TIMEOUT) {
            UnreadBody.hangUp(context);
        }
    }

    private static long declaredLength(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaderNames.CONTENT_LENGTH);
        return length == null ? -1 : Long.parseLong(length); // Netty let only digits pass
    }
}
