package dev.stet.auth.key;

import java.time.Instant;
import java.util.UUID;

import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The key that an administrator asks for. */
@Schema(description = "A key to be made.")
public record KeyForm(
        @NotNull @Schema(description = "Whose it is: the id of an account.") UUID account,
        @NotBlank @Size(max = 100)
        @Schema(description = "What it is for; need not be unique.", examples = "Website build") String name,
        @Future
        @Schema(nullable = true, description = "The first instant at which it opens nothing any more; null is never.",
                examples = "2027-01-01T00:00:00Z") Instant expiresAt) {
}
