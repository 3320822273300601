package dev.stet.comment.screening;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;

import org.jboss.logging.Logger;

import dev.stet.comment.thread.CommentText;
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

    /** Static, so that the client, which takes a while to make, is made when the first comment comes. */
    static void check(@Observes StartupEvent start, AkismetSettings settings) {
        if (settings.key().isPresent() && settings.blog().isEmpty()) {
            throw new ConfigurationException("STET_AKISMET_KEY needs STET_AKISMET_BLOG, the address of the site's home page.");
        }
    }

    boolean isConfigured() {
        return settings.key().isPresent();
    }

    /** @param userAgent {@code null} where the client sent none */
    record Question(UUID comment, CommentSubmission submission, String userAgent) {

        /** Says nothing: logs like to print things. */
        @Override
        public String toString() {
            return "a question";
        }
    }

    /** Once the transaction at hand has committed. No observer: one is called at once where that is over already. */
    void checkAfterCommit(Question question) {
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // what matters is whether it is stored
            }

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    threads.execute(() -> ask(question));
                }
            }
        });
    }

    @PreDestroy
    void end() {
        threads.shutdownNow();
    }

    private void ask(Question question) {
        HttpRequest request = request(question);
        try {
            Optional<Boolean> spam = Optional.empty();
            for (int tries = 0; spam.isEmpty() && tries < TRIES; tries++) {
                if (tries > 0) {
                    Thread.sleep(settings.pause().toMillis());
                }
                spam = send(request);
            }
            answer.take(question.comment, question.submission.words(), spam);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the program ends; the comment is held
        } catch (RuntimeException e) {
            LOG.warnf(e, "The comment %s could not be judged; it waits for a moderator", question.comment);
        }
    }

    private HttpRequest request(Question question) {
        String form = fields(question).entrySet().stream().filter(field -> field.getValue() != null)
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return HttpRequest.newBuilder(URI.create(settings.url().toString().replaceAll("/$", "") + "/comment-check"))
                .timeout(settings.timeout()).header("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
                .header("User-Agent", "Stet/1.0").POST(BodyPublishers.ofString(form)).build();
    }

    /** Of {@code comment-check}, as akismet.com/developers documents it; {@code null} for what is not known. */
    private Map<String, String> fields(Question question) {
        CommentText words = question.submission.words();
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("api_key", settings.key().orElseThrow());
        fields.put("blog", settings.blog().orElseThrow().toString());
        fields.put("blog_charset", "UTF-8");
        fields.put("user_ip", question.submission.person().client());
        fields.put("user_agent", question.userAgent);
        fields.put("comment_type", "comment");
        fields.put("comment_author", words.name());
        fields.put("comment_author_email", question.submission.person().email());
        fields.put("comment_author_url", words.url());
        fields.put("comment_content", words.body());
        return fields;
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
