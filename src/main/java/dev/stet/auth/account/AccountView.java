package dev.stet.auth.account;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.stet.auth.account.AccountForm.OidcSubject;

/** An account as administrators see it, and as it can be sent back. */
@Schema(description = "Who does things here, a person or a program.", requiredProperties = { "id", "etag", "name", "role",
        "oidc",
        "disabled", "createdAt", "disabledAt" })
public record AccountView(
        @Schema(readOnly = true) UUID id,
        @Schema(readOnly = true, description = "What If-Match must say to change this.") String etag,
        String name,
        Role role,
        @Schema(nullable = true) OidcSubject oidc,
        boolean disabled,
        @Schema(readOnly = true) Instant createdAt,
        @Schema(readOnly = true, nullable = true) Instant disabledAt) {

    public static AccountView of(Account account) {
        return new AccountView(account.id, account.tag().toString(), account.name, account.role, account.oidc(),
                account.disabledAt != null, account.createdAt, account.disabledAt);
    }

    /** An account, where no more than who it is matters. */
    @Schema(name = "AccountName", description = "An account.", requiredProperties = { "id", "name" })
    public record AccountName(UUID id, String name) {

        public static AccountName of(Account account) {
            return new AccountName(account.id, account.name);
        }
    }
}
