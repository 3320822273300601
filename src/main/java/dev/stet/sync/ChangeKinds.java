package dev.stet.sync;

import static dev.stet.platform.problem.ProblemType.INSUFFICIENT_ROLE;
import static java.util.stream.Collectors.toCollection;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import dev.stet.auth.account.Caller;
import dev.stet.auth.account.Role;
import dev.stet.change.ChangeLogReader;
import dev.stet.platform.parameter.Parameters;

/**
 * The kinds of changes, and who may follow which. What tells of accounts, keys and blocked commenters, and any kind that
 * nobody has thought about here, is for administrators alone.
 */
final class ChangeKinds {

    static final String SNAPSHOT = "article.snapshot";

    /** What everybody who comes in may follow. Of comments only ids and states are told, no words and no names. */
    static final Set<String> OPEN_NOUNS = Set.of("article", "tag", "author", "comment");

    static final List<String> ALL = List.of("article.created", "article.revised", "article.scheduled", "article.published",
            "article.expired", "article.withdrawn", "article.cancelled", "article.redacted", "article.trashed",
            "article.restored", "article.deleted", "article.comment-policy-changed", "tag.named", "tag.renamed", "tag.deleted",
            "author.named", "author.renamed", "author.deleted", "comment.posted", "comment.revised", "comment.approved",
            "comment.held", "comment.marked-spam", "comment.trashed", "comment.erased", "comment-block.created",
            "comment-block.deleted", "account.created", "account.changed", "key.created", "key.revoked", "webhook.created",
            "webhook.changed", "webhook.secret-replaced",
            "webhook.deleted", "webhook.disabled", "webhook.tested", "webhook.redelivered", "edition.rendered");

    private ChangeKinds() {
    }

    /** @param sent each one or several, parted by commas */
    static Set<String> read(Parameters parameters, List<String> sent) {
        if (sent == null || sent.isEmpty()) {
            return null;
        }
        Set<String> kinds = sent.stream().flatMap(each -> Arrays.stream(each.split(",", -1))).map(String::strip)
                .collect(toCollection(LinkedHashSet::new));
        kinds.stream().filter(kind -> !ALL.contains(kind)).findFirst().ifPresent(kind -> parameters.refuse("kind",
                "'%s' is not allowed; send %s.".formatted(kind, String.join(", ", ALL))));
        return kinds;
    }

    /** What that caller may follow; {@code null} for anything. */
    static Set<String> nouns(Caller caller, Set<String> wanted) {
        if (caller.may(Role.ADMIN)) {
            return null;
        }
        if (wanted != null) {
            wanted.stream().filter(kind -> !OPEN_NOUNS.contains(ChangeLogReader.Filter.noun(kind))).findFirst()
                    .ifPresent(kind -> {
                        throw INSUFFICIENT_ROLE.because("Only administrators follow %s.", kind);
                    });
        }
        return OPEN_NOUNS;
    }
}
