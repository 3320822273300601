package dev.stet.auth.administration;

import java.net.URI;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.stet.auth.account.RoleName;
import dev.stet.auth.administration.KeyQuery.Wanted;
import dev.stet.auth.key.KeyForm;
import dev.stet.auth.key.KeyView;
import dev.stet.auth.key.KeyView.NewKeyView;
import dev.stet.auth.signin.CurrentCaller;
import dev.stet.platform.http.Locations;
import dev.stet.platform.page.Page;
import dev.stet.platform.page.PageParams;
import dev.stet.platform.parameter.Parameters;

/** What opens the gates for an account. */
@Path(KeyResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(RoleName.ADMIN)
@Tag(name = "Accounts and keys")
class KeyResource {

    static final String PATH = "/api/v1/integration/keys";
    private static final String THE_KEY = "The id of the key.";
    private static final String EXAMPLE = """
            {"account": "01934b0e-0000-7000-8000-000000000000", "name": "Website build", "expiresAt": null}""";

    private final ApiKeys keys;
    private final KeyQuery query;
    private final CurrentCaller caller;

    KeyResource(ApiKeys keys, KeyQuery query, CurrentCaller caller) {
        this.keys = keys;
        this.query = query;
        this.caller = caller;
    }

    @GET
    @Operation(operationId = "listKeys", summary = "Keys, the newest first",
            description = "Expired and revoked ones too. No answer tells the text of a key but the one that made it.")
    public Page<KeyView> list(@BeanParam KeyListParams wanted) {
        return query.page(wanted.parse());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "issueKey", summary = "Make a key",
            description = "Keep `key` at once: only a hash of it is stored, and no other answer tells it.")
    @RequestBody(required = true,
            content = @Content(schema = @Schema(implementation = KeyForm.class),
                    examples = @ExampleObject(name = "website", value = EXAMPLE)))
    @APIResponse(responseCode = "201", description = "The key, told this once.",
            content = @Content(schema = @Schema(implementation = NewKeyView.class)))
    public Response issue(@NotNull @Valid KeyForm form) {
        NewKeyView issued = keys.issue(form, caller.get());
        return Locations.created(URI.create(PATH + "/" + issued.id())).entity(issued).build();
    }

    @GET
    @Path("{key}")
    @Operation(operationId = "readKey", summary = "One key", description = "Without its text.")
    public KeyView read(@PathParam("key") @Parameter(description = THE_KEY) UUID key) {
        return keys.read(key);
    }

    @DELETE
    @Path("{key}")
    @Operation(operationId = "revokeKey", summary = "Revoke a key",
            description = "For good, from the next request on, on all nodes. One that is revoked already stays as it is. What "
                    + "would lock out the last administrator is refused with 409.")
    @APIResponse(responseCode = "204", description = "It opens nothing any more.")
    @APIResponse(responseCode = "409", ref = "Conflict")
    public void revoke(@PathParam("key") @Parameter(description = THE_KEY) UUID key) {
        keys.revoke(key, caller.get());
    }

    /** Which keys are wanted; each parameter as it was sent, {@code null} where it was not. */
    static class KeyListParams extends PageParams {

        @QueryParam("account")
        @Parameter(description = "Keys of the account with this id.",
                schema = @Schema(type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.STRING, format = "uuid"))
        String account;

        @QueryParam("limit")
        @Parameter(description = "Keys on a page, 1 to 100.", schema = @Schema(defaultValue = "20"))
        String limit;

        /** @throws dev.stet.platform.problem.Problem {@code invalid-parameter} with every fault */
        Wanted parse() {
            Parameters parameters = new Parameters();
            Wanted wanted = new Wanted(id(parameters), parameters.whole("limit", limit, 1, 100, 20), cursor);
            parameters.check();
            return wanted;
        }

        private UUID id(Parameters parameters) {
            try {
                return account == null ? null : UUID.fromString(account);
            } catch (IllegalArgumentException e) {
                parameters.refuse("account", "'%s' is no id; send the UUID of an account.".formatted(account));
                return null;
            }
        }
    }
}
