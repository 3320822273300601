package dev.stet.auth.administration;

import java.net.URI;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
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

import dev.stet.auth.account.Account;
import dev.stet.auth.account.AccountForm;
import dev.stet.auth.account.AccountView;
import dev.stet.auth.account.Role;
import dev.stet.auth.account.RoleName;
import dev.stet.auth.administration.AccountQuery.Wanted;
import dev.stet.auth.signin.CurrentCaller;
import dev.stet.platform.conditional.Preconditions;
import dev.stet.platform.http.Locations;
import dev.stet.platform.page.Page;
import dev.stet.platform.page.PageParams;
import dev.stet.platform.parameter.Parameters;

/** Who may do what. */
@Path(AccountResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(RoleName.ADMIN)
@Tag(name = "Accounts and keys")
public class AccountResource {

    public static final String PATH = "/api/v1/integration/accounts";
    private static final String THE_ACCOUNT = "The id of the account.";
    private static final String EXAMPLE = """
            {"name": "Li Wei", "role": "author", "oidc": null, "disabled": false}""";

    private final Accounts accounts;
    private final AccountQuery query;
    private final CurrentCaller caller;

    AccountResource(Accounts accounts, AccountQuery query, CurrentCaller caller) {
        this.accounts = accounts;
        this.query = query;
        this.caller = caller;
    }

    @GET
    @Operation(operationId = "listAccounts", summary = "Accounts, by name",
            description = "Disabled ones too: the history names them.")
    public Page<AccountView> list(@BeanParam AccountListParams wanted) {
        return query.page(wanted.parse());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "openAccount", summary = "Open an account",
            description = "It can do nothing until it has a key, or an OpenID issuer and subject.")
    @RequestBody(required = true,
            content = @Content(schema = @Schema(implementation = AccountForm.class),
                    examples = @ExampleObject(name = "author", value = EXAMPLE)))
    @APIResponse(responseCode = "201", description = "The account.",
            content = @Content(schema = @Schema(implementation = AccountView.class)))
    @APIResponse(responseCode = "409", ref = "Conflict")
    public Response open(@NotNull @Valid AccountForm form) {
        AccountView opened = accounts.open(form, caller.get());
        return Locations.created(URI.create(PATH + "/" + opened.id())).entity(opened).header("ETag", opened.etag()).build();
    }

    @GET
    @Path("{account}")
    @Operation(operationId = "readAccount", summary = "One account", description = "As it can be sent back.")
    @APIResponse(responseCode = "200", description = "The account.",
            content = @Content(schema = @Schema(implementation = AccountView.class)))
    public Response read(@PathParam("account") @Parameter(description = THE_ACCOUNT) UUID account) {
        AccountView found = AccountView.of(Account.find(account));
        return Response.ok(found).header("ETag", found.etag()).build();
    }

    @PUT
    @Path("{account}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "changeAccount", summary = "Change an account, or disable it", description = """
            Its keys follow at their next request. What would lock out the last administrator is refused with 409. \
            The new ETag is in the body.""")
    @RequestBody(required = true,
            content = @Content(schema = @Schema(implementation = AccountForm.class),
                    examples = @ExampleObject(name = "author", value = EXAMPLE)))
    @APIResponse(responseCode = "200", description = "The account now.",
            content = @Content(schema = @Schema(implementation = AccountView.class)))
    @APIResponse(responseCode = "409", ref = "Conflict")
    public AccountView change(@PathParam("account") @Parameter(description = THE_ACCOUNT) UUID account,
            @HeaderParam("If-Match") @Parameter(description = "The ETag that was read.") String ifMatch,
            @NotNull @Valid AccountForm form) {
        return accounts.change(account, Preconditions.parseRequired(ifMatch), form, caller.get());
    }

    /** Which accounts are wanted; each parameter as it was sent, {@code null} where it was not. */
    static class AccountListParams extends PageParams {

        @QueryParam("role")
        @Parameter(description = "Accounts with this role.",
                schema = @Schema(enumeration = { "reader", "author", "editor", "moderator", "admin" }))
        String role;

        @QueryParam("limit")
        @Parameter(description = "Accounts on a page, 1 to 100.", schema = @Schema(defaultValue = "20"))
        String limit;

        /** @throws dev.stet.platform.problem.Problem {@code invalid-parameter} with every fault */
        Wanted parse() {
            Parameters parameters = new Parameters();
            Wanted wanted = new Wanted(parameters.oneOf("role", role, Parameters.spellings(Role.class), null),
                    parameters.whole("limit", limit, 1, 100, 20), cursor);
            parameters.check();
            return wanted;
        }
    }
}
