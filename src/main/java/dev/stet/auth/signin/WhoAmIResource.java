package dev.stet.auth.signin;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.stet.auth.account.RoleName;

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
    @Operation(operationId = "whoAmI", summary = "Who you are", description = "The account, its role and the key that the request came with.")
    public WhoAmIView read() {
        return WhoAmIView.of(caller);
    }
}
