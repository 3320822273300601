package dev.stet.auth.signin;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.stet.auth.account.AccountView.AccountName;
import dev.stet.auth.account.Caller;
import dev.stet.auth.account.Role;
import dev.stet.auth.account.RoleName;
import dev.stet.auth.key.KeyView.UsedKey;

/** Tells whoever asks who they are here. */
@Path("/api/v1/editorial/whoami")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({ RoleName.READER, RoleName.AUTHOR, RoleName.EDITOR, RoleName.MODERATOR, RoleName.ADMIN })
@Tag(name = "Accounts and keys")
class WhoAmIResource {

    private final CurrentCaller caller;

    WhoAmIResource(CurrentCaller caller) {
        this.caller = caller;
    }

    @GET
    @Operation(operationId = "whoAmI", summary = "Who you are",
            description = "The account, its role and the key that the request came with.")
    public WhoAmIView read() {
        return WhoAmIView.of(caller);
    }

    /** Who asks, by which key, and what it may. */
    @Schema(name = "WhoAmIView", description = "Who asks.", requiredProperties = { "account", "role", "key" })
    public record WhoAmIView(
            AccountName account,
            @Schema(description = "What may be done in this request: the account's role, or "
                    + "less where a token says so.") Role role,
            @Schema(nullable = true, description = "Null for who came in by a token of an OpenID issuer.") UsedKey key) {

        static WhoAmIView of(CurrentCaller current) {
            Caller caller = current.get();
            return new WhoAmIView(new AccountName(caller.account(), caller.name()), caller.role(), current.key().orElse(null));
        }
    }
}
