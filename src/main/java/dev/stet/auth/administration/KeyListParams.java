package dev.stet.auth.administration;

import java.util.UUID;

import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

import dev.stet.platform.page.PageParams;
import dev.stet.platform.parameter.Parameters;

/** Which keys are wanted; each parameter as it was sent, {@code null} where it was not. */
class KeyListParams extends PageParams {

    @QueryParam("account")
    @Parameter(description = "Keys of the account with this id.", schema = @Schema(type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.STRING, format = "uuid"))
    String account;

    @QueryParam("limit")
    @Parameter(description = "Keys on a page, 1 to 100.", schema = @Schema(defaultValue = "20"))
    String limit;

    /** @param account {@code null} for all */
    record Wanted(UUID account, int limit, String cursor) {
    }

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
