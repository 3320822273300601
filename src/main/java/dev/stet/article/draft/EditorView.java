package dev.stet.article.draft;

import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.stet.auth.account.Account;

/** Who edited something. */
@Schema(description = "The account that edited something.", requiredProperties = { "id", "name" })
public record EditorView(UUID id, @Schema(examples = "li-wei") String name) {

    /** {@code null} for {@code null}. */
    public static EditorView of(UUID account) {
        return account == null ? null : new EditorView(account, Account.<Account> findById(account).name);
    }
}
