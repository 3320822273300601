package dev.stet.platform.cache;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import dev.stet.platform.cache.CacheEntry.CachedAbsence;
import dev.stet.platform.cache.CacheEntry.CachedAnswer;
import dev.stet.platform.conditional.ETag;
import dev.stet.platform.conditional.EntityTags;
import dev.stet.platform.http.HeaderSyntax;
import dev.stet.platform.http.HttpSettings;
import dev.stet.platform.http.ProblemResponse;
import dev.stet.platform.http.RequestMetrics;
import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/**
 * Answers anonymous reads from the {@link ResponseCache}, before REST and on the thread that read the request; anything else
 * goes on. Whoever sends a key passes it by.
 */
@Singleton
class CacheHandler {

    /** What this cache did (RFC 9211). */
    static final String STATUS = "Cache-Status";
    static final String MISS = "stet; fwd=uri-miss";
    static final String STORED = MISS + "; stored";
    static final String COLLAPSED = MISS + "; collapsed";

    private static final String FILL = CacheHandler.class.getName();
    /** Reads of past states and of pages in the middle would fill it, and are rarely asked for twice, if not at once. */
    private static final Set<String> PASSING = Set.of("at", "q", "cursor");
    private static final String HIT = "stet; hit";
    private static final Pattern REFUSING = Pattern.compile("q\\s*=\\s*0(\\.0*)?\\s*(,|;|$)");

    private final ResponseCache cache;
    private final CoalescedReads making;
    private final HttpSettings settings;

    CacheHandler(ResponseCache cache, CoalescedReads making, HttpSettings settings) {
        this.cache = cache;
        this.making = making;
        this.settings = settings;
    }

    /**
     * What an answer that is about to be made may be kept as.
     *
     * @param lasting whether it is kept for those who come later, not only for those who wait for it now
     * @param begun on the cache's clock of evictions
     * @param started {@link System#nanoTime}
     */
    record Fill(String key, boolean lasting, long begun, long started) {
    }

    /** {@code null} where the answer is not to be kept. */
    static Fill fill(RoutingContext context) {
        return context == null ? null : context.get(FILL);
    }

    void mount(@Observes Router router) {
        if (cache.isEnabled()) {
            router.route().order(Integer.MIN_VALUE + 1).handler(this::answer);
        }
    }

    private void answer(RoutingContext context) {
        HttpServerRequest request = context.request();
        String key = request.headers().contains("Authorization") ? null : key(request);
        if (key == null) {
            context.next();
            return;
        }
        long begun = cache.begin();
        CacheEntry cacheEntry = cache.find(key);
        if (cacheEntry == null || !isAccepted(cacheEntry.type(), request.getHeader("Accept"))) {
            Fill fill = new Fill(key, isLasting(request), begun, System.nanoTime());
            context.put(FILL, fill);
            making.makeOrWait(fill, context, made -> give(made, context));
            return;
        }
        cache.countHit();
        send(cacheEntry, HIT, context);
    }

    /** What somebody else had made, as far as it is what this client wants. */
    private void give(CacheEntry made, RoutingContext context) {
        if (isAccepted(made.type(), context.request().getHeader("Accept"))) {
            cache.countMiss();
            send(made, COLLAPSED, context);
        } else {
            context.next();
        }
    }

    private void send(CacheEntry cacheEntry, String status, RoutingContext context) {
        if (status != COLLAPSED || fill(context).lasting()) {
            context.response().putHeader(STATUS, status);
        }
        if (cacheEntry instanceof CachedAbsence absence) {
            ProblemResponse.end(context, absence.problem());
        } else {
            send((CachedAnswer) cacheEntry, context);
        }
    }

    /** The same for the same parameters in any order; {@code null} for what is not to be kept. */
    private static String key(HttpServerRequest request) {
        boolean read = request.method() == HttpMethod.GET || request.method() == HttpMethod.HEAD;
        if (!read || request.query() == null) {
            return read ? request.path() : null;
        }
        String[] parameters = request.query().split("&");
        for (String parameter : parameters) {
            if (name(parameter).indexOf('%') >= 0) {
                return null;
            }
        }
        Arrays.sort(parameters);
        return request.path() + "?" + String.join("&", parameters);
    }

    private static boolean isLasting(HttpServerRequest request) {
        return request.query() == null
                || Arrays.stream(request.query().split("&")).noneMatch(parameter -> PASSING.contains(name(parameter)));
    }

    private static String name(String parameter) {
        return parameter.split("=", 2)[0];
    }

    private void send(CachedAnswer answer, RoutingContext context) {
        HttpServerRequest request = context.request();
        HttpServerResponse response = context.response();
        RequestMetrics.tell(answer.route());
        boolean compressed = answer.isCompressedFor(request.getHeader("Accept-Encoding"));
        ETag tag = answer.tag(compressed);
        answer.headers().forEach(response::putHeader);
        response.putHeader("ETag", tag.toString()).putHeader("Cache-Control",
                Freshness.cacheControl(answer.timeLeft(), settings.maxAge(), settings.staleWhileRevalidate()));
        if (isKnown(tag, request.getHeader("If-None-Match"))) {
            response.setStatusCode(304).end();
            return;
        }
        byte[] bytes = answer.bytes(compressed);
        response.putHeader("Content-Type", answer.type()).putHeader("Content-Length", Integer.toString(bytes.length));
        if (compressed) {
            response.putHeader("Content-Encoding", "gzip");
        }
        response.end(request.method() == HttpMethod.HEAD ? Buffer.buffer()
                : Buffer.buffer(Unpooled.wrappedBuffer(bytes).asReadOnly())); // not a copy of them, see PacedWrites
    }

    static boolean isKnown(ETag tag, String ifNoneMatch) {
        return ifNoneMatch != null && (ifNoneMatch.equals(tag.toString()) // nearly always; the rest takes longer to read
                || EntityTags.read(ifNoneMatch).filter(tags -> tags.weaklyMatch(tag)).isPresent());
    }

    /** In doubt no: then REST decides. */
    private static boolean isAccepted(String type, String accept) {
        if (accept == null || accept.equals("*/*")) {
            return true;
        }
        String ranges = accept.toLowerCase(Locale.ROOT);
        return !REFUSING.matcher(ranges).find() && (ranges.contains("*/*") || names(ranges, HeaderSyntax.essence(type)));
    }

    private static boolean names(String ranges, String essence) {
        for (int at = ranges.indexOf(essence); at >= 0; at = ranges.indexOf(essence, at + 1)) {
            int end = at + essence.length();
            if (end == ranges.length() || ",; \t".indexOf(ranges.charAt(end)) >= 0) {
                return true;
            }
        }
        return false;
    }
}
