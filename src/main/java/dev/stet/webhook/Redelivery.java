package dev.stet.webhook;

import static dev.stet.platform.problem.ProblemType.CONFLICT;

import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import dev.stet.auth.account.Caller;
import dev.stet.change.CacheInvalidation;
import dev.stet.change.ChangeLog;

/** Sends an event once more, under the same id: a receiver that has it already knows. */
@ApplicationScoped
class Redelivery {

    private final ChangeLog change;

    Redelivery(ChangeLog change) {
        this.change = change;
    }

    /** At once; later events of the article that wait wait for it, too. */
    @Transactional
    DeliveryView redeliver(UUID webhook, UUID delivery, Caller caller) {
        Webhook locked = Webhook.lock(webhook);
        Delivery found = Delivery.find(webhook, delivery);
        if (locked.disabledAt != null) {
            throw CONFLICT.because("This webhook is disabled. Enable it first.");
        }
        Delivery.redeliver(delivery);
        Delivery.getEntityManager().refresh(found);
        change.append("webhook.redelivered", null, null, caller.account(), Map.of("webhook", webhook, "delivery", delivery),
                CacheInvalidation.NOTHING);
        return DeliveryView.of(found);
    }
}
