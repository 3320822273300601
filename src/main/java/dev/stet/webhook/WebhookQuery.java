package dev.stet.webhook;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import dev.stet.platform.page.Cursor;
import dev.stet.platform.page.Page;
import dev.stet.platform.page.Pages;
import dev.stet.platform.page.Slice;
import io.quarkus.panache.common.Parameters;

/** Pages of webhooks, the newest first. */
@ApplicationScoped
class WebhookQuery {

    private static final String LIST = "webhooks";

    record Wanted(int limit, String cursor) {
    }

    private final Pages pages;

    WebhookQuery(Pages pages) {
        this.pages = pages;
    }

    @Transactional
    WebhookView read(UUID id) {
        return WebhookView.of(Webhook.find(id));
    }

    Page<WebhookView> page(Wanted wanted) {
        Cursor cursor = pages.cursor(wanted.cursor(), LIST);
        Slice<Webhook> slice = Slice.of(find(wanted.limit(), cursor), wanted.limit(), cursor);
        return pages.page(slice, wanted.limit(), LIST, webhook -> List.of(webhook.id.toString()), WebhookView::of);
    }

    private static List<Webhook> find(int limit, Cursor cursor) {
        boolean backward = cursor != null && cursor.backward();
        Parameters parameters = new Parameters();
        String where = "";
        if (cursor != null) {
            where = backward ? "where id > :id" : "where id < :id";
            parameters.and("id", UUID.fromString(cursor.key().get(0)));
        }
        // ids are UUIDv7: their order is that of making
        String query = "from Webhook " + where + " order by id " + (backward ? "asc" : "desc");
        return Webhook.<Webhook> find(query, parameters).range(0, limit).list();
    }
}
