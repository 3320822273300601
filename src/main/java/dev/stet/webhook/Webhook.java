package dev.stet.webhook;

import static dev.stet.platform.problem.ProblemType.NOT_FOUND;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;

import org.hibernate.annotations.CreationTimestamp;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.SourceType;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.type.SqlTypes;

import dev.stet.platform.conditional.ETag;
import dev.stet.platform.lock.RowLock;
import dev.stet.platform.time.DatabaseClock;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/**
 * A program elsewhere that wants to be told. How far in the log it has been served is known to {@link DeliveryFanOut} alone;
 * whoever touches its deliveries holds its row.
 */
@Entity
@DynamicUpdate // what the courier notes by SQL must not be written back
public class Webhook extends PanacheEntityBase {

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    public UUID id;
    /** May hold the receiver's own secrets, so it is told to administrators only, and to no log. */
    public String url;
    byte[] secret;
    /** Signs beside the other until {@link #oldUntil}; both {@code null} where it was not replaced lately. */
    byte[] oldSecret;
    public Instant oldUntil;
    /** Empty is all that there is for webhooks. */
    @JdbcTypeCode(SqlTypes.ARRAY)
    public List<String> events;
    /** Empty is no matter which. */
    @JdbcTypeCode(SqlTypes.ARRAY)
    public List<String> tags;
    public UUID createdBy;
    @CreationTimestamp(source = SourceType.DB)
    public Instant createdAt;
    /** {@code null} while it is served. */
    public Instant disabledAt;
    /** {@code gone} or {@code failing}; {@code null} unless we disabled it ourselves. */
    public String disabledBecause;
    /** Since when nothing has succeeded; {@code null} while all is well. */
    public Instant failingSince;

    /** Counts changes. */
    @Version
    int version;

    static Webhook of(WebhookForm form, WebhookSecret secret, UUID account) {
        Webhook webhook = new Webhook();
        webhook.secret = secret.bytes();
        webhook.createdBy = account;
        webhook.become(form);
        return webhook;
    }

    static Webhook find(UUID id) {
        return Webhook.<Webhook> findByIdOptional(id).orElseThrow(() -> missing(id));
    }

    static Webhook lock(UUID id) {
        return RowLock.forChange(Webhook.class, id).orElseThrow(() -> missing(id));
    }

    private static RuntimeException missing(UUID id) {
        return NOT_FOUND.because("There is no webhook %s.", id);
    }

    WebhookForm form() {
        return new WebhookForm(url, events, tags, disabledAt != null);
    }

    /** @return whether that changed anything */
    boolean become(WebhookForm form) {
        if (id != null && form.equals(form())) {
            return false;
        }
        url = form.url();
        events = form.events();
        tags = form.tags();
        if (form.disabled() != (disabledAt != null)) {
            disabledAt = form.disabled() ? DatabaseClock.now() : null;
            disabledBecause = null;
            failingSince = null;
        }
        return true;
    }

    /** The secret so far signs on for a while, so that no delivery fails while the receiver changes over. */
    void rotate(WebhookSecret next, Duration keepOld) {
        oldSecret = secret;
        oldUntil = DatabaseClock.now().plus(keepOld);
        secret = next.bytes();
    }

    ETag tag() {
        return ETag.ofWords("webhook", id, version);
    }
}
