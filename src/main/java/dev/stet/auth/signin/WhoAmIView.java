package dev.stet.auth.signin;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.stet.auth.account.AccountName;
import dev.stet.auth.account.Caller;
import dev.stet.auth.account.Role;
import dev.stet.auth.key.UsedKey;

/** Who asks, by which key, and what it may. */
@Schema(description = "Who asks.", requiredProperties = { "account", "role", "key" })
public record WhoAmIView(
        AccountName account,
        @Schema(description = "What may be done in this request: the account's role, or less where a token says so.") Role role,
        @Schema(nullable = true, description = "Null for who came in by a token of an OpenID issuer.") UsedKey key) {

    static WhoAmIView of(CurrentCaller current) {
        Caller caller = current.get();
        return new WhoAmIView(new AccountName(caller.account(), caller.name()), caller.role(), current.key().orElse(null));
    }
}
