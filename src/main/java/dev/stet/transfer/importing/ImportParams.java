package dev.stet.transfer.importing;

import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

import dev.stet.platform.parameter.Parameters;

/** What an import is to do; each parameter as it was sent, {@code null} where it was not. */
class ImportParams {

    @QueryParam("publish")
    @Parameter(description = "Whether readers see what is imported at once. Lines that export wrote bring their own states back, whatever this says.", schema = @Schema(type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.BOOLEAN, defaultValue = "true"))
    String publish;

    @QueryParam("dryRun")
    @Parameter(description = "Check everything, report what would be done, and keep nothing.", schema = @Schema(type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.BOOLEAN, defaultValue = "false"))
    String dryRun;

    /** @throws dev.stet.platform.problem.Problem {@code invalid-parameter} */
    Importing.Options parse() {
        Parameters parameters = new Parameters();
        boolean publishes = parameters.flag("publish", publish, true);
        boolean rehearses = parameters.flag("dryRun", dryRun, false);
        parameters.check();
        return new Importing.Options(publishes, rehearses ? new DryRun() : null);
    }
}
