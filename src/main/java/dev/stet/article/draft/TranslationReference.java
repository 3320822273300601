package dev.stet.article.draft;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.stet.article.content.Content;
import dev.stet.auth.account.Caller;
import dev.stet.auth.account.Role;
import dev.stet.text.Slugs;
import io.quarkus.hibernate.orm.panache.Panache;

/**
 * How one article is said to be a variant of another: by the id of the original, its slug, or {@code locale/slug}. The id
 * still names the group when the original is deleted, so the others stay together.
 *
 * @param defaultLocale of a slug without one
 * @param caller who says it; to an author, what it can neither read nor find in public is not there
 */
public record TranslationReference(String defaultLocale, Caller caller) {

    private static final String POINTER = "#/translationOf";
    /** An article with all that belong together with it. */
    private static final String GROUP = """
            SELECT a.id, a.translation_group, a.created_by FROM article a
            WHERE a.id = :id OR a.translation_group = :id
               OR a.id = (SELECT m.translation_group FROM article m WHERE m.id = :id)""";

    /**
     * @param of what the editor wrote, or {@code null} for an original
     * @param before what the article said; {@code null} for a new one
     * @return the original's id, {@code null} for an original
     */
    public UUID original(String of, UUID article, Content before, ContentFaults faults) {
        if (of == null) {
            return null;
        }
        Optional<UUID> group = group(of, before == null ? null : before.translationOf());
        if (group.isEmpty()) {
            faults.add(POINTER, "There is no article '%s' to be a translation of.", of);
        }
        return group.filter(original -> !original.equals(article)).orElse(null);
    }

    /** What only the other variants can tell. */
    public static void check(Article article, Content after, Content before, ContentFaults faults) {
        if (before == null && after.translationOf() == null) {
            return; // nothing can be a variant of what is new
        }
        UUID group = after.translationOf() == null ? article.id : after.translationOf();
        boolean moved = before == null || !group.equals(article.translationGroup);
        if (moved) {
            takeTurns(article.translationGroup, group);
        }
        if (moved && !group.equals(article.id) && Article.groupOf(group).filter(now -> !now.equals(group)).isPresent()) {
            faults.add(POINTER, "Its original has just become a translation itself. Send it again.");
        } else if (moved && before != null && before.translationOf() == null && Article.hasTranslations(article.id)) {
            faults.add(POINTER, "It has translations of its own. Give those their new original first.");
        } else if ((moved || !after.locale().equals(before.locale()))
                && Article.hasVariant(group, after.locale(), article.id)) {
            faults.add("#/locale", "There is another variant of this article in locale %s.", after.locale());
        }
    }

    /**
     * Who makes a translation of an original, and who makes that one a translation: else both could at once, and the group
     * would be named after none of its own.
     *
     * @param former {@code null} for a new article
     */
    private static void takeTurns(UUID former, UUID group) {
        Stream.of(group, former == null ? group : former).map(id -> "translations of " + id).distinct().sorted()
                .forEach(turn -> Panache.getSession()
                        .createNativeQuery("SELECT true FROM pg_advisory_xact_lock(hashtextextended(:turn, 0))", Boolean.class)
                        .setParameter("turn", turn).getSingleResult());
    }

    /** @param present which the article may always go on to name */
    private Optional<UUID> group(String of, UUID present) {
        String id = of.toLowerCase(Locale.ROOT);
        if (Slugs.looksLikeId(id)) {
            UUID named = UUID.fromString(id);
            return named.equals(present) ? Optional.of(present) : group(named);
        }
        int slash = of.indexOf('/');
        return SlugReservation.holder(slash < 0 ? defaultLocale : of.substring(0, slash), of.substring(slash + 1), caller)
                .flatMap(this::group);
    }

    private Optional<UUID> group(UUID named) {
        return caller.may(Role.READER) ? Article.groupOf(named)
                : groupKnownToAuthor(named);
    }

    /** An author knows what it created, and what readers find; the original must be so too, unless it is deleted. */
    private Optional<UUID> groupKnownToAuthor(UUID named) {
        List<Variant> all = Panache.getSession().createNativeQuery(GROUP, Variant.class).setParameter("id", named)
                .getResultList();
        Set<UUID> present = all.stream().map(Variant::id).collect(Collectors.toSet());
        Set<UUID> published = PublicationLookup.get().published(present);
        Map<UUID, UUID> known = all.stream()
                .filter(each -> each.createdBy.equals(caller.account()) || published.contains(each.id))
                .collect(Collectors.toMap(Variant::id, Variant::translationGroup));
        return (present.contains(named) ? Stream.ofNullable(known.get(named)) : known.values().stream())
                .filter(group -> known.containsKey(group) || !present.contains(group)).findFirst();
    }

    private record Variant(UUID id, UUID translationGroup, UUID createdBy) {
    }
}
