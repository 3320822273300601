package dev.stet.webhook;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import dev.stet.platform.page.Cursor;
import dev.stet.platform.page.Page;
import dev.stet.platform.page.Pages;
import dev.stet.platform.page.Slice;

/** Pages of the deliveries of one webhook, the newest event first. */
@ApplicationScoped
class DeliveryQuery {

    /** @param status {@code null} for all */
    record Wanted(UUID webhook, String status, int limit, String cursor) {
    }

    private final Pages pages;

    DeliveryQuery(Pages pages) {
        this.pages = pages;
    }

    @Transactional
    DeliveryView read(UUID webhook, UUID delivery) {
        return DeliveryView.of(Delivery.find(webhook, delivery));
    }

    @Transactional
    Page<DeliveryView> page(Wanted wanted) {
        Webhook.find(wanted.webhook());
        String list = "deliveries " + wanted.webhook() + " " + wanted.status();
        Cursor cursor = pages.cursor(wanted.cursor(), list);
        Slice<Delivery> slice = Slice.of(find(wanted, cursor), wanted.limit(), cursor);
        return pages.page(slice, wanted.limit(), list, delivery -> List.of(Long.toString(delivery.position)),
                DeliveryView::of);
    }

    private static List<Delivery> find(Wanted wanted, Cursor cursor) {
        boolean backward = cursor != null && cursor.backward();
        Map<String, Object> parameters = new HashMap<>(Map.of("webhook", wanted.webhook()));
        StringBuilder where = new StringBuilder("webhookId = :webhook");
        if (wanted.status() != null) {
            where.append(" and ").append(Delivery.STATUSES.get(wanted.status()));
        }
        if (cursor != null) {
            where.append(backward ? " and position > :position" : " and position < :position");
            parameters.put("position", Long.parseLong(cursor.key().get(0)));
        }
        where.append(" order by position ").append(backward ? "asc" : "desc");
        return Delivery.list(where.toString(), parameters, wanted.limit());
    }
}
