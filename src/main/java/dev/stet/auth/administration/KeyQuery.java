package dev.stet.auth.administration;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.stet.auth.key.ApiKey;
import dev.stet.auth.key.KeyView;
import dev.stet.platform.page.Cursor;
import dev.stet.platform.page.Page;
import dev.stet.platform.page.Pages;
import dev.stet.platform.page.Slice;
import io.quarkus.panache.common.Parameters;

/** Pages of keys, the newest first, in one statement with their accounts. */
@ApplicationScoped
class KeyQuery {

    /** @param account {@code null} for all */
    record Wanted(UUID account, int limit, String cursor) {
    }

    private final Pages pages;

    KeyQuery(Pages pages) {
        this.pages = pages;
    }

    Page<KeyView> page(Wanted wanted) {
        String list = "keys " + wanted.account();
        Cursor cursor = pages.cursor(wanted.cursor(), list);
        Slice<ApiKey> slice = Slice.of(find(wanted, cursor), wanted.limit(), cursor);
        return pages.page(slice, wanted.limit(), list, key -> List.of(key.id.toString()), KeyView::of);
    }

    private static List<ApiKey> find(Wanted wanted, Cursor cursor) {
        boolean backward = cursor != null && cursor.backward();
        Parameters parameters = new Parameters();
        StringBuilder query = new StringBuilder("from ApiKey k join fetch k.account a where 1 = 1");
        if (wanted.account() != null) {
            query.append(" and a.id = :account");
            parameters.and("account", wanted.account());
        }
        if (cursor != null) {
            query.append(backward ? " and k.id > :id" : " and k.id < :id");
            parameters.and("id", UUID.fromString(cursor.key().get(0)));
        }
        // ids are UUIDv7: their order is that of making
        query.append(" order by k.id ").append(backward ? "asc" : "desc");
        return ApiKey.<ApiKey> find(query.toString(), parameters).range(0, wanted.limit()).list();
    }
}
