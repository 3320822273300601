package dev.stet.auth.account;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whom an OpenID issuer knows under a name of its own. */
@Schema(description = "Whose access tokens are this account.", requiredProperties = { "issuer", "subject" })
public record OidcSubject(
        @NotBlank @Size(max = 500) @Schema(description = "The claim `iss`.", examples = "https://login.example.org/realms/press") String issuer,
        @NotBlank @Size(max = 255) @Schema(description = "The claim `sub`.", examples = "7f1c2f0e") String subject) {
}
