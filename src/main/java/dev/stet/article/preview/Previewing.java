package dev.stet.article.preview;

import static dev.stet.platform.problem.ProblemType.CONFLICT;
import static dev.stet.platform.problem.ProblemType.INVALID_CONTENT;
import static dev.stet.platform.problem.ProblemType.NOT_FOUND;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.stet.article.draft.Article;
import dev.stet.article.draft.ArticleLocator;
import dev.stet.auth.account.Account;
import dev.stet.auth.account.Caller;
import dev.stet.platform.problem.Fault;
import dev.stet.platform.problem.Problem;
import dev.stet.platform.secret.SigningKeys;
import io.quarkus.runtime.StartupEvent;

/**
 * Giving links to working copies and taking them back. A token is the link's sealed id: a made-up one is refused without
 * asking the database, and what the database tells at each reading makes revoking work at once on every node.
 */
@ApplicationScoped
class Previewing {

    /** Until when a link shows the working copy; by either member, or for a week. */
    @Schema(name = "PreviewForm",
            description = "Until when the link works: by either member, not both; for a week if absent. At most 90 days.")
    record PreviewForm(
            @Schema(nullable = true, examples = "2026-02-01T12:00:00Z") Instant expiresAt,
            @Schema(nullable = true, implementation = String.class, format = "duration", examples = "P7D",
                    description = "ISO 8601: days, hours, minutes, seconds.") Duration expiresIn) {

        static final PreviewForm USUAL = new PreviewForm(null, null);

        private static final Duration WEEK = Duration.ofDays(7);
        private static final Duration FAR = Duration.ofDays(10_000);

        Instant end(Instant now) {
            if (expiresAt != null) {
                return expiresAt;
            }
            Duration wanted = expiresIn == null ? WEEK : expiresIn;
            // refused either way, but a sum beyond all time could not be judged
            return now.plus(wanted.compareTo(FAR) > 0 ? FAR : wanted.compareTo(FAR.negated()) < 0 ? FAR.negated() : wanted);
        }
    }

    private static final String PURPOSE = "preview";
    private static final int MAX_LIVE = 100;
    private static final Duration LONGEST = Duration.ofDays(90);

    private final EntityManager database;
    private final SigningKeys keys;

    Previewing(EntityManager database, SigningKeys keys) {
        this.database = database;
        this.keys = keys;
    }

    void prepare(@Observes StartupEvent start) {
        keys.prepare(PURPOSE);
    }

    /** @throws Problem {@code invalid-content} for an end that is past or too far, {@code conflict} for one link too many */
    @Transactional
    PreviewView create(String slugOrId, String locale, PreviewForm form, Caller caller) {
        return ArticleLocator.edit(slugOrId, locale, caller, article -> create(article, form, caller));
    }

    private PreviewView create(Article article, PreviewForm form, Caller caller) {
        Preview.deleteExpired(article.id);
        if (article.trashedAt != null) {
            throw CONFLICT.because("The article '%s' is in the trash. Restore it first.", article.slug);
        }
        if (Preview.countLive(article.id) >= MAX_LIVE) {
            throw CONFLICT.because("The article '%s' has %d links already. Revoke one first.", article.slug, MAX_LIVE);
        }
        Instant now = database.createQuery("select instant", Instant.class).getSingleResult();
        Preview preview = Preview.of(article, Account.findById(caller.account()), now, end(form, now));
        preview.persist();
        return view(preview);
    }

    List<PreviewView> list(Article article) {
        return Preview.listLive(article.id).stream().map(this::view).toList();
    }

    PreviewView read(Article article, UUID id) {
        return Preview.findLive(article.id, id).map(this::view).orElseThrow(() -> missing(article, id));
    }

    @Transactional
    void revoke(String slugOrId, String locale, UUID id, Caller caller) {
        ArticleLocator.edit(slugOrId, locale, caller, article -> {
            if (!Preview.revoke(article.id, id)) {
                throw missing(article, id);
            }
            return id;
        });
    }

    /** What the holder of a link may see; the refusal does not repeat the token, nor tell why. */
    Article open(String token) {
        return keys.seal(PURPOSE).open(token).flatMap(Previewing::id).flatMap(Preview::findShown)
                .orElseThrow(() -> NOT_FOUND.because("This link shows nothing: it has expired, was revoked, or never was."));
    }

    private static Instant end(PreviewForm form, Instant now) {
        if (form.expiresAt() != null && form.expiresIn() != null) {
            throw INVALID_CONTENT.because(List.of(Fault.at("#/expiresIn", "cannot stand beside expiresAt")),
                    "Say until when the link works by one member, expiresAt or expiresIn.");
        }
        String member = form.expiresAt() != null ? "#/expiresAt" : "#/expiresIn";
        Instant end = form.end(now).truncatedTo(ChronoUnit.MICROS);
        if (!end.isAfter(now) || end.isAfter(now.plus(LONGEST))) {
            throw INVALID_CONTENT.because(
                    List.of(Fault.at(member, "must lead to an instant within the next %d days".formatted(LONGEST.toDays()))),
                    "A link works for at most %d days, and not for the past.", LONGEST.toDays());
        }
        return end;
    }

    private PreviewView view(Preview preview) {
        byte[] id = ByteBuffer.allocate(2 * Long.BYTES).putLong(preview.id.getMostSignificantBits())
                .putLong(preview.id.getLeastSignificantBits()).array();
        return PreviewView.of(preview, keys.seal(PURPOSE).seal(id));
    }

    private static Optional<UUID> id(byte[] sealed) {
        ByteBuffer id = ByteBuffer.wrap(sealed);
        return sealed.length == 2 * Long.BYTES ? Optional.of(new UUID(id.getLong(), id.getLong())) : Optional.empty();
    }

    private static Problem missing(Article article, UUID id) {
        return NOT_FOUND.because("The article '%s' has no link %s, or it has expired.", article.slug, id);
    }
}
