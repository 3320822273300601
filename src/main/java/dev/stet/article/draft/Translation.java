package dev.stet.article.draft;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import dev.stet.article.content.Content;
import dev.stet.text.Slugs;

/**
 * How one article is said to be a variant of another: by the id of the original, its slug, or {@code locale/slug}. The id
 * still names the group when the original is deleted, so the others stay together.
 */
final class Translation {

    private static final String POINTER = "#/translationOf";

    private Translation() {
    }

    /**
     * @param of what the editor wrote, or {@code null} for an original
     * @return the original's id, {@code null} for an original
     */
    static UUID original(String of, UUID article, String defaultLocale, Faults faults) {
        if (of == null) {
            return null;
        }
        Optional<UUID> group = group(of, defaultLocale);
        if (group.isEmpty()) {
            faults.add(POINTER, "There is no article '%s' to be a translation of.", of);
        }
        return group.filter(original -> !original.equals(article)).orElse(null);
    }

    /** What only the other variants can tell. */
    static void check(Article article, Content after, Content before, Faults faults) {
        if (before == null && after.translationOf() == null) {
            return; // nothing can be a variant of what is new
        }
        UUID group = after.translationOf() == null ? article.id : after.translationOf();
        boolean moved = before == null || !group.equals(article.translationGroup);
        if (moved && before != null && before.translationOf() == null && Article.hasTranslations(article.id)) {
            faults.add(POINTER, "It has translations of its own. Give those their new original first.");
        } else if ((moved || !after.locale().equals(before.locale()))
                && Article.hasVariant(group, after.locale(), article.id)) {
            faults.add("#/locale", "There is another variant of this article in locale %s.", after.locale());
        }
    }

    private static Optional<UUID> group(String of, String defaultLocale) {
        String id = of.toLowerCase(Locale.ROOT);
        if (Slugs.looksLikeId(id)) {
            return Article.groupOf(UUID.fromString(id));
        }
        int slash = of.indexOf('/');
        return SlugReservation.holder(slash < 0 ? defaultLocale : of.substring(0, slash), of.substring(slash + 1))
                .flatMap(Article::groupOf);
    }
}
