package dev.stet.webhook;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.tracing.TracingPolicy;

/**
 * Posts to receivers. Connects to the address that was judged, while the host's name stays what the certificate, SNI and
 * {@code Host} say. Follows nothing, asks no proxy, and drops what is answered.
 */
@ApplicationScoped
class WebhookSender {

    private static final int LONGEST_ANSWER = 65_536;
    private static final int MAX_CONNECTIONS = 100;

    private final Vertx vertx;
    private final HttpClient client;
    private final WebhookDestination destination;
    private final Duration timeout;

    WebhookSender(Vertx vertx, WebhookDestination destination, WebhookSettings settings) {
        this.vertx = vertx;
        this.destination = destination;
        this.timeout = settings.timeout();
        // addresses may hold secrets, which no trace is to tell
        client = vertx.createHttpClient(new HttpClientOptions().setKeepAlive(false).setMaxPoolSize(MAX_CONNECTIONS)
                .setConnectTimeout((int) timeout.toMillis()).setTracingPolicy(TracingPolicy.IGNORE));
    }

    @PreDestroy
    void close() {
        client.close();
    }

    /**
     * @param begun {@link System#nanoTime} from which the time that an attempt may take counts
     * @param threads where names are looked up, which blocks
     */
    CompletableFuture<DeliveryAttempt.Outcome> send(URI url, Map<String, String> headers, byte[] body, long begun,
            Executor threads) {
        long deadline = begun + timeout.toNanos();
        return CompletableFuture.supplyAsync(() -> resolve(url.getHost()), threads)
                .thenCompose(address -> post(options(url, address, headers), body, deadline))
                .orTimeout(Math.max(0, millisLeft(deadline)), TimeUnit.MILLISECONDS)
                .handle((status, failure) -> failure == null ? DeliveryAttempt.Outcome.answered(status)
                        : DeliveryAttempt.Outcome.failed(failure));
    }

    private InetAddress resolve(String host) {
        try {
            return destination.resolve(host);
        } catch (UnknownHostException e) {
            throw new CompletionException(e);
        }
    }

    private static RequestOptions options(URI url, InetAddress address, Map<String, String> headers) {
        boolean secure = url.getScheme().equalsIgnoreCase("https");
        int port = url.getPort() > 0 ? url.getPort() : secure ? 443 : 80;
        String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        RequestOptions options = new RequestOptions().setMethod(HttpMethod.POST).setFollowRedirects(false).setSsl(secure)
                .setServer(SocketAddress.inetSocketAddress(new InetSocketAddress(address, port)))
                .setHost(url.getHost()).setPort(port)
                .setURI(url.getRawQuery() == null ? path : path + "?" + url.getRawQuery());
        headers.forEach(options::addHeader);
        return options;
    }

    private CompletableFuture<Integer> post(RequestOptions options, byte[] body, long deadline) {
        CompletableFuture<Integer> status = new CompletableFuture<>();
        if (millisLeft(deadline) <= 0) {
            return CompletableFuture.failedFuture(new TimeoutException());
        }
        client.request(options).onFailure(status::completeExceptionally).onSuccess(request -> {
            long left = millisLeft(deadline); // read once: it may be over at the next look
            if (left <= 0) { // it counts as failed already, and may be on its way again
                giveBack(request);
                status.completeExceptionally(new TimeoutException());
            } else {
                send(request, body, vertx.setTimer(left, late -> giveBack(request)), status);
            }
        });
        return status;
    }

    private void send(HttpClientRequest request, byte[] body, long end, CompletableFuture<Integer> status) {
        request.send(Buffer.buffer(body)).onSuccess(response -> {
            status.complete(response.statusCode());
            drop(request, response, end);
        }).onFailure(failure -> {
            vertx.cancelTimer(end);
            giveBack(request);
            status.completeExceptionally(failure);
        });
    }

    /** A request of which nothing was sent yet is only marked by a reset, and would keep its connection. */
    private static void giveBack(HttpClientRequest request) {
        request.reset();
        request.connection().close();
    }

    private static long millisLeft(long deadline) {
        return TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
    }

    private void drop(HttpClientRequest request, HttpClientResponse response, long end) {
        AtomicInteger length = new AtomicInteger();
        response.exceptionHandler(cut -> vertx.cancelTimer(end));
        response.endHandler(whole -> vertx.cancelTimer(end));
        response.handler(some -> {
            if (length.addAndGet(some.length()) > LONGEST_ANSWER) {
                request.reset();
            }
        });
    }
}
