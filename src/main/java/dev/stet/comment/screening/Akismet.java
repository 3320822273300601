package dev.stet.comment.screening;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;

import org.jboss.logging.Logger;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;

/**
 * Asks an Akismet-compatible program about a comment that was stored, outside of any transaction. Until it answers the
 * comment is held; if it does not, or this process ends before, the comment waits for a moderator. What is asked about lives
 * in memory alone, since nothing that is stored knows the client's address.
 */
@ApplicationScoped
class Akismet {

    /** Of a comment that has not been asked about yet. */
    static final String DOUBT = "unchecked";

    private static final Logger LOG = Logger.getLogger(Akismet.class);
    private static final int TRIES = 3;
    private static final int WAITING = 1_000;

    private final AkismetSettings settings;
    private final AkismetAnswer answer;
    private final TransactionSynchronizationRegistry transactions;
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService threads = new ThreadPoolExecutor(2, 2, 1, TimeUnit.MINUTES,
            new ArrayBlockingQueue<>(WAITING), task -> daemon(task), new DiscardPolicy());

    Akismet(AkismetSettings settings, AkismetAnswer answer, TransactionSynchronizationRegistry transactions) {
        this.settings = settings;
        this.answer = answer;
        this.transactions = transactions;
    }

    void check(@Observes StartupEvent start) {
        if (settings.key().isPresent() && settings.blog().isEmpty()) {
            throw new ConfigurationException("STET_AKISMET_KEY needs STET_AKISMET_BLOG, the address of the site's home page.");
        }
    }

    boolean isConfigured() {
        return settings.key().isPresent();
    }

    /** @param userAgent {@code null} where the client sent none */
    void checkAfterCommit(UUID comment, CommentSubmission commentSubmission, String userAgent) {
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // what matters is whether it is stored
            }

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    threads.execute(() -> ask(comment, commentSubmission, userAgent));
                }
            }
        });
    }

    @PreDestroy
    void end() {
        threads.shutdownNow();
    }

    private void ask(UUID comment, CommentSubmission commentSubmission, String userAgent) {
        HttpRequest request = AkismetRequest.of(commentSubmission, userAgent, settings);
        try {
            Optional<Boolean> spam = Optional.empty();
            for (int tries = 0; spam.isEmpty() && tries < TRIES; tries++) {
                if (tries > 0) {
                    Thread.sleep(settings.pause().toMillis());
                }
                spam = send(request);
            }
            answer.take(comment, commentSubmission.words(), spam);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the program ends; the comment is held
        } catch (RuntimeException e) {
            LOG.warnf(e, "The comment %s could not be judged; it waits for a moderator", comment);
        }
    }

    /** Empty for whatever is no answer. */
    private Optional<Boolean> send(HttpRequest request) throws InterruptedException {
        try {
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            String said = response.body().strip();
            if (response.statusCode() == 200 && (said.equals("true") || said.equals("false"))) {
                return Optional.of(said.equals("true"));
            }
            LOG.warnf("The spam check answers %d %s", response.statusCode(),
                    response.headers().firstValue("X-akismet-debug-help").orElse(""));
        } catch (IOException e) {
            LOG.warnf("The spam check does not answer: %s", e);
        }
        return Optional.empty();
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "spam-check");
        thread.setDaemon(true);
        return thread;
    }
}
