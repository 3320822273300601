package dev.stet.auth.administration;

import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

import dev.stet.auth.account.Role;
import dev.stet.platform.page.PageParams;
import dev.stet.platform.parameter.Parameters;

/** Which accounts are wanted; each parameter as it was sent, {@code null} where it was not. */
class AccountListParams extends PageParams {

    @QueryParam("role")
    @Parameter(description = "Accounts with this role.", schema = @Schema(enumeration = { "reader", "author", "editor",
            "moderator",
            "admin" }))
    String role;

    @QueryParam("limit")
    @Parameter(description = "Accounts on a page, 1 to 100.", schema = @Schema(defaultValue = "20"))
    String limit;

    /** @param role {@code null} for all */
    record Wanted(Role role, int limit, String cursor) {
    }

    /** @throws dev.stet.platform.problem.Problem {@code invalid-parameter} with every fault */
    Wanted parse() {
        Parameters parameters = new Parameters();
        Wanted wanted = new Wanted(parameters.oneOf("role", role, Parameters.spellings(Role.class), null),
                parameters.whole("limit", limit, 1, 100, 20), cursor);
        parameters.check();
        return wanted;
    }
}
