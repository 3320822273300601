package dev.stet.auth.account;

import java.util.UUID;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.stet.platform.validation.BlankText;

/** An account in an archive: who did what the archive tells of, and nothing that would let anybody in. */
@Schema(name = "AccountLine",
        description = "Who did what the archive tells of. One that is not here yet becomes a disabled account without a key, "
                + "of the least role; if its name is taken, with an addition to it.",
        requiredProperties = { "kind", "id", "name" })
public record AccountLine(
        @Schema(enumeration = AccountLine.KIND) String kind,
        @NotNull UUID id,
        @NotBlank(payload = BlankText.FormerRule.class) @Size(max = 100) @Schema(examples = "Li Wei") String name) {

    public static final String KIND = "account";
}
