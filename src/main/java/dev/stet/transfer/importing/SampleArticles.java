package dev.stet.transfer.importing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

import dev.stet.article.draft.Article;
import dev.stet.article.draft.SlugReservation;
import dev.stet.auth.account.Caller;
import dev.stet.auth.administration.Accounts;
import dev.stet.comment.thread.CommentText;
import dev.stet.comment.thread.CommentWriter;
import dev.stet.platform.json.Json;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;

/**
 * Something real to read for a newcomer: a few articles with comments, put into an empty database of the default set-up at
 * its first start, and never again.
 */
@ApplicationScoped
class SampleArticles {

    private static final Logger LOG = Logger.getLogger(SampleArticles.class);
    private static final List<String> ARTICLES = List.of("deepseeks-rise.md", "deepseeks-rise.zh-Hans.md", "let-it-stand.md",
            "two-editors-one-sentence.md", "reading-on-paper-and-glass.md");

    /** @param article the slug; only threads have it, their replies belong to the same article */
    private record Reply(String article, String name, String url, String body, Instant at, List<Reply> replies) {
    }

    private final ImportedArticleReader reader;
    private final WorkingCopyImport copies;
    private final CommentWriter commentWriter;
    private final Accounts accounts;
    private final boolean wanted;

    SampleArticles(ImportedArticleReader reader, WorkingCopyImport copies, CommentWriter commentWriter, Accounts accounts,
            @ConfigProperty(name = "stet.database.embedded", defaultValue = "false") boolean embedded,
            @ConfigProperty(name = "stet.samples", defaultValue = "true") boolean samples) {
        this.reader = reader;
        this.copies = copies;
        this.commentWriter = commentWriter;
        this.accounts = accounts;
        this.wanted = embedded && samples;
    }

    void place(@Observes @Priority(3_000) StartupEvent start) {
        if (wanted && QuarkusTransaction.requiringNew().call(() -> Article.count()) == 0) {
            place();
        }
    }

    /** In one transaction, so that a first start that is cut off leaves nothing half done. */
    void place() {
        Caller admin = accounts.first();
        QuarkusTransaction.requiringNew().run(() -> {
            ARTICLES.forEach(name -> copies.keep(reader.markdown(read(name), null, false), true, admin));
            for (Reply thread : Json.read(new String(read("comments.json"), java.nio.charset.StandardCharsets.UTF_8),
                    Reply[].class)) {
                add(SlugReservation.holder("en", thread.article).orElseThrow(), null, thread);
            }
        });
        LOG.infof("%d sample articles are published. STET_SAMPLES=false leaves them out at a first start.", ARTICLES.size());
    }

    private void add(UUID article, UUID parent, Reply reply) {
        UUID id = commentWriter.addApproved(article, parent, new CommentText(reply.name, reply.url, reply.body), reply.at);
        if (reply.replies != null) {
            reply.replies.forEach(answer -> add(article, id, answer));
        }
    }

    private static byte[] read(String name) {
        try (InputStream resource = SampleArticles.class.getResourceAsStream("/samples/" + name)) {
            return resource.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
