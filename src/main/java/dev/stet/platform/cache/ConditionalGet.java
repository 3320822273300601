package dev.stet.platform.cache;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.stet.platform.cache.CacheEntry.CachedAbsence;
import dev.stet.platform.cache.CacheEntry.CachedAnswer;
import dev.stet.platform.conditional.ETag;
import dev.stet.platform.edge.AllowedMethods;
import dev.stet.platform.http.HttpSettings;
import dev.stet.platform.http.ProblemResponse;
import dev.stet.platform.http.RequestMetrics;
import dev.stet.platform.problem.Problem;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;

/**
 * Tags public answers by their bytes. {@code If-None-Match} alone decides the 304, whatever {@code Cache-Control} the client
 * sends; a value of it that is no list of tags matches nothing, so the answer is sent whole.
 */
@Provider
@PublicRead
class ConditionalGet implements ContainerResponseFilter {

    /** What of an answer's headers is given out again with its bytes. */
    private static final List<String> KEPT = List.of("Link", "Accept-Query", "Cache-Groups", "Surrogate-Key",
            "Memento-Datetime");

    private final ObjectMapper json;
    private final Instance<HttpSettings> settings; // filters are made at build time, when nothing is configured yet
    private final Instance<ResponseCache> cache; // as above
    private final Instance<CoalescedReads> making; // as above
    private final Freshness freshness;
    private final CurrentVertxRequest current;

    ConditionalGet(ObjectMapper json, Instance<HttpSettings> settings, Instance<ResponseCache> cache,
            Instance<CoalescedReads> making, Freshness freshness, CurrentVertxRequest current) {
        this.json = json;
        this.settings = settings;
        this.cache = cache;
        this.making = making;
        this.freshness = freshness;
        this.current = current;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) throws IOException {
        boolean read = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        CacheHandler.Fill fill = read ? CacheHandler.fill(current.getCurrent()) : null;
        if (fill != null && fill.lasting()) {
            cache.get().countMiss();
            response.getHeaders().putSingle(CacheHandler.STATUS, CacheHandler.MISS);
        }
        if (read && response.getStatus() == 200 && response.hasEntity()) {
            finish(fill, request, response);
        } else if (fill != null && fill.lasting() && response.getStatus() == 404 && !freshness.groups().isEmpty()) {
            keepAbsence(fill, response);
        }
    }

    private void finish(CacheHandler.Fill fill, ContainerRequestContext request, ContainerResponseContext response)
            throws IOException {
        MultivaluedMap<String, Object> headers = response.getHeaders();
        tellGroups(headers);
        byte[] bytes = bytes(response.getEntity());
        ETag tag = ETag.ofBytes(bytes);
        boolean shared = fill != null && !freshness.groups().isEmpty() && response.getMediaType() != null;
        if (shared && !fill.lasting()) {
            making.get().finish(fill, CachedAnswer.uncompressed(bytes, type(response), RequestMetrics.route(),
                    headers(response), Set.copyOf(freshness.groups()), fill, freshness.bound()));
        } else if (shared) {
            CachedAnswer answer = kept(fill, bytes, response);
            boolean compressed = answer.isCompressedFor(request.getHeaderString(HttpHeaders.ACCEPT_ENCODING));
            bytes = answer.bytes(compressed);
            tag = answer.tag(compressed);
            answer.headers().forEach(headers::putSingle);
            if (compressed) {
                headers.putSingle(HttpHeaders.CONTENT_ENCODING, "gzip");
            }
        }
        answer(bytes, tag, request, response);
    }

    private void tellGroups(MultivaluedMap<String, Object> headers) {
        Set<String> groups = freshness.groups();
        if (!groups.isEmpty()) {
            headers.putSingle("Cache-Groups",
                    groups.stream().map(group -> '"' + group + '"').collect(Collectors.joining(", ")));
            headers.putSingle("Surrogate-Key", String.join(" ", groups));
        }
    }

    /** What is not there, whoever asks: the problem says so in each one's own document. */
    private void keepAbsence(CacheHandler.Fill fill, ContainerResponseContext response) {
        RoutingContext context = current.getCurrent();
        Problem problem = ProblemResponse.told(context);
        List<MediaType> produced = AllowedMethods.produced(context, "GET");
        if (problem != null && !produced.isEmpty()) {
            keep(fill, CachedAbsence.of(problem, produced.get(0).toString(), Set.copyOf(freshness.groups()), fill,
                    freshness.bound()), response);
        }
    }

    private void keep(CacheHandler.Fill fill, CacheEntry cacheEntry, ContainerResponseContext response) {
        making.get().finish(fill, cacheEntry);
        if (cache.get().keep(fill.key(), cacheEntry)) {
            response.getHeaders().putSingle(CacheHandler.STATUS, CacheHandler.STORED);
        }
    }

    private CachedAnswer kept(CacheHandler.Fill fill, byte[] bytes, ContainerResponseContext response) {
        Map<String, String> headers = headers(response);
        CachedAnswer answer = CachedAnswer.of(bytes, type(response), RequestMetrics.route(), headers,
                Set.copyOf(freshness.groups()), fill, freshness.bound());
        if (answer.gzip() != null) {
            headers.put(HttpHeaders.VARY, "Accept-Encoding");
        }
        keep(fill, answer, response);
        return answer;
    }

    private static Map<String, String> headers(ContainerResponseContext response) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String name : KEPT) {
            Object value = response.getHeaders().getFirst(name);
            if (value != null) {
                headers.put(name, value.toString());
            }
        }
        return headers;
    }

    private static String type(ContainerResponseContext response) {
        String type = String.valueOf(response.getMediaType());
        return type.equals("application/json") ? "application/json;charset=UTF-8" : type;
    }

    /** Headers come last: REST makes the answer anew with its entity. */
    private void answer(byte[] bytes, ETag tag, ContainerRequestContext request, ContainerResponseContext response) {
        boolean known = CacheHandler.isKnown(tag, request.getHeaderString(HttpHeaders.IF_NONE_MATCH));
        response.setEntity(known ? null : bytes);
        response.setStatus(known ? 304 : 200);
        MultivaluedMap<String, Object> headers = response.getHeaders();
        if (known) {
            headers.remove(HttpHeaders.CONTENT_ENCODING);
        } else if (request.getMethod().equals("HEAD")) {
            headers.putSingle(HttpHeaders.CONTENT_LENGTH, bytes.length);
        }
        headers.putSingle(HttpHeaders.ETAG, tag.toString());
        headers.putSingle(HttpHeaders.CACHE_CONTROL,
                freshness.cacheControl(settings.get().maxAge(), settings.get().staleWhileRevalidate()));
    }

    /** Text is text already; all else that is not bytes is JSON. */
    private byte[] bytes(Object entity) throws IOException {
        if (entity instanceof byte[] bytes) {
            return bytes;
        }
        return entity instanceof String text ? text.getBytes(StandardCharsets.UTF_8) : json.writeValueAsBytes(entity);
    }
}
