package dev.stet.auth.administration;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.stet.auth.account.Account;
import dev.stet.auth.account.AccountView;
import dev.stet.auth.account.Role;
import dev.stet.platform.page.Cursor;
import dev.stet.platform.page.Page;
import dev.stet.platform.page.Pages;
import dev.stet.platform.page.Slice;
import io.quarkus.panache.common.Parameters;

/** Pages of accounts by name. */
@ApplicationScoped
class AccountQuery {

    /** @param role {@code null} for all */
    record Wanted(Role role, int limit, String cursor) {
    }

    private final Pages pages;

    AccountQuery(Pages pages) {
        this.pages = pages;
    }

    Page<AccountView> page(Wanted wanted) {
        String list = "accounts " + wanted.role();
        Cursor cursor = pages.cursor(wanted.cursor(), list);
        Slice<Account> slice = Slice.of(find(wanted, cursor), wanted.limit(), cursor);
        return pages.page(slice, wanted.limit(), list, account -> List.of(account.name), AccountView::of);
    }

    private static List<Account> find(Wanted wanted, Cursor cursor) {
        boolean backward = cursor != null && cursor.backward();
        Parameters parameters = new Parameters();
        StringBuilder where = new StringBuilder("1 = 1");
        if (wanted.role() != null) {
            where.append(" and role = :role");
            parameters.and("role", wanted.role());
        }
        if (cursor != null) {
            where.append(backward ? " and name < :name" : " and name > :name");
            parameters.and("name", cursor.key().get(0));
        }
        where.append(" order by name ").append(backward ? "desc" : "asc");
        return Account.<Account> find(where.toString(), parameters).range(0, wanted.limit()).list();
    }
}
