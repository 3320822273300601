package dev.stet.webhook;

import static dev.stet.platform.problem.ProblemType.CONFLICT;
import static dev.stet.platform.problem.ProblemType.INVALID_CONTENT;
import static dev.stet.platform.problem.ProblemType.STALE_EDIT;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import dev.stet.auth.account.Caller;
import dev.stet.change.CacheInvalidation;
import dev.stet.change.ChangeLog;
import dev.stet.platform.conditional.EntityTags;
import dev.stet.platform.problem.Fault;
import dev.stet.platform.problem.Problem;

/** What administrators do with webhooks. The log of changes says which, by whom and when, but neither address nor secret. */
@ApplicationScoped
class Webhooks {

    /** An event that goes to the webhook that it is about, and to no other. */
    static final String TEST = "webhook.tested";
    static final int MAX = 100;

    private final ChangeLog change;
    private final WebhookSettings settings;
    private final WebhookDestination destination;

    Webhooks(ChangeLog change, WebhookSettings settings, WebhookDestination destination) {
        this.change = change;
        this.settings = settings;
        this.destination = destination;
    }

    /** It is told what happens from now on. */
    @Transactional
    WebhookView.Created create(WebhookForm form, Caller caller) {
        check(form);
        if (Webhook.count() >= MAX) {
            throw CONFLICT.because("There are %d webhooks already. Delete one first.", MAX);
        }
        WebhookSecret secret = WebhookSecret.random();
        Webhook webhook = Webhook.of(form, secret, caller.account());
        webhook.persistAndFlush();
        Webhook.getEntityManager().createNativeQuery("""
                UPDATE webhook SET position = (SELECT coalesce(max(position), 0) FROM change) WHERE id = :id""")
                .setParameter("id", webhook.id).executeUpdate();
        tell("webhook.created", webhook, caller);
        return WebhookView.Created.of(webhook, secret);
    }

    /** @throws Problem {@code stale-edit} unless {@code read} names its present state */
    @Transactional
    WebhookView change(UUID id, EntityTags read, WebhookForm form, Caller caller) {
        check(form);
        Webhook webhook = Webhook.lock(id);
        requireSeen(webhook, read);
        boolean resumes = webhook.disabledAt != null && !form.disabled();
        if (webhook.become(form)) {
            if (resumes) {
                Delivery.tryAnew(id);
            }
            tell("webhook.changed", webhook, caller);
            Webhook.flush();
        }
        return WebhookView.of(webhook);
    }

    /** With its deliveries, also those that wait. */
    @Transactional
    void delete(UUID id, EntityTags read, Caller caller) {
        Webhook webhook = Webhook.lock(id);
        requireSeen(webhook, read);
        webhook.delete();
        tell("webhook.deleted", webhook, caller);
    }

    @Transactional
    WebhookView.NewSecret rotate(UUID id, Caller caller) {
        Webhook webhook = Webhook.lock(id);
        WebhookSecret secret = WebhookSecret.random();
        webhook.rotate(secret, settings.keepOldSecret());
        tell("webhook.secret-replaced", webhook, caller);
        Webhook.flush();
        return new WebhookView.NewSecret(secret.reveal(), webhook.oldUntil, webhook.tag().toString());
    }

    /** Tells an event that goes to this webhook alone, whatever else it wants. */
    @Transactional
    void test(UUID id, Caller caller) {
        Webhook webhook = Webhook.lock(id);
        requireEnabled(webhook);
        tell(TEST, webhook, caller);
    }

    /** Sends an event once more, at once and under the same id; later events of the article that wait wait for it, too. */
    @Transactional
    DeliveryView redeliver(UUID id, UUID delivery, Caller caller) {
        Webhook webhook = Webhook.lock(id);
        Delivery found = Delivery.find(id, delivery);
        requireEnabled(webhook);
        Delivery.redeliver(delivery);
        Delivery.getEntityManager().refresh(found);
        change.append("webhook.redelivered", null, null, caller.account(), Map.of("webhook", id, "delivery", delivery),
                CacheInvalidation.NOTHING);
        return DeliveryView.of(found);
    }

    private static void requireEnabled(Webhook webhook) {
        if (webhook.disabledAt != null) {
            throw CONFLICT.because("This webhook is disabled. Enable it first.");
        }
    }

    private void check(WebhookForm form) {
        destination.fault(form.url()).ifPresent(fault -> {
            throw INVALID_CONTENT.because(List.of(Fault.at("#/url", fault)), "The url %s.", fault);
        });
    }

    private static void requireSeen(Webhook webhook, EntityTags read) {
        if (!read.stronglyMatch(webhook.tag())) {
            WebhookView now = WebhookView.of(webhook);
            throw read.refusal(
                    STALE_EDIT.because("The webhook %s was changed since you read it. Read it again, then send your edit with "
                            + "the new ETag.", webhook.id).with("etag", now.etag()).with("current", now));
        }
    }

    private void tell(String kind, Webhook webhook, Caller caller) {
        change.append(kind, null, null, caller.account(), Map.of("webhook", webhook.id), CacheInvalidation.NOTHING);
    }
}
