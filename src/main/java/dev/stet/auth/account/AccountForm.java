package dev.stet.auth.account;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/** An account as administrators send it, whole. */
@JsonIgnoreProperties({ "id", "etag", "createdAt", "disabledAt" })
@Schema(description = "An account, whole: what is left out is empty. What only reading gives is ignored.", properties = {
        @SchemaProperty(name = "id", readOnly = true, description = "Ignored."),
        @SchemaProperty(name = "etag", readOnly = true, description = "Ignored."),
        @SchemaProperty(name = "createdAt", readOnly = true, description = "Ignored."),
        @SchemaProperty(name = "disabledAt", readOnly = true, description = "Ignored.") })
public record AccountForm(
        @NotBlank @Size(max = AccountForm.MAX_NAME)
        @Schema(description = "Unique; the history names it.", examples = "Li Wei") String name,
        @NotNull Role role,
        @Valid
        @Schema(nullable = true, description = "Whose access tokens are this account; null if only keys are.") OidcSubject oidc,
        @Schema(description = "Whether none of its keys and tokens opens anything.", defaultValue = "false") Boolean disabled) {

    public static final int MAX_NAME = 100;

    public AccountForm {
        disabled = disabled != null && disabled;
    }

    public static AccountForm of(String name, Role role) {
        return new AccountForm(name, role, null, false);
    }

    /** Whom an OpenID issuer knows under a name of its own. */
    @Schema(name = "OidcSubject", description = "Whose access tokens are this account.",
            requiredProperties = { "issuer", "subject" })
    public record OidcSubject(
            @NotBlank @Size(max = 500)
            @Schema(description = "The claim `iss`.", examples = "https://login.example.org/realms/press") String issuer,
            @NotBlank @Size(max = 255) @Schema(description = "The claim `sub`.", examples = "7f1c2f0e") String subject) {
    }
}
