package dev.stet.auth.account;

import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An account, where no more than who it is matters. */
@Schema(description = "An account.", requiredProperties = { "id", "name" })
public record AccountName(UUID id, String name) {

    public static AccountName of(Account account) {
        return new AccountName(account.id, account.name);
    }
}
