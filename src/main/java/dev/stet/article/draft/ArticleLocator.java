package dev.stet.article.draft;

import static dev.stet.platform.problem.ProblemType.INSUFFICIENT_ROLE;
import static dev.stet.platform.problem.ProblemType.INVALID_PARAMETER;
import static dev.stet.platform.problem.ProblemType.NOT_FOUND;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import org.eclipse.microprofile.config.ConfigProvider;

import dev.stet.article.content.LanguageTag;
import dev.stet.article.content.SiteSettings;
import dev.stet.auth.account.Caller;
import dev.stet.auth.account.Role;
import dev.stet.platform.lock.RowLock;
import dev.stet.platform.problem.Fault;
import dev.stet.platform.problem.Problem;
import dev.stet.text.Slugs;
import io.smallrye.config.SmallRyeConfig;

/** How the editorial API names an article: by its id, or by a slug that it has or had in a locale. */
public final class ArticleLocator {

    private ArticleLocator() {
    }

    /**
     * For reading.
     *
     * @param locale of the slug; {@code null} is the site's default
     * @throws dev.stet.platform.problem.Problem {@code not-found}; {@code insufficient-role} for an author who did not create
     *         it
     */
    public static Article find(String slugOrId, String locale, Caller caller) {
        Article article = id(slugOrId, locale).flatMap(Article::read).orElseThrow(() -> notFound(slugOrId, locale));
        return admit(article, slugOrId, caller, Role.READER);
    }

    /**
     * Takes the row, so that one edit follows the other, and does to the article what an author may do to its own; but
     * whatever readers would notice takes an editor.
     *
     * @param edit all of it, in the caller's transaction
     * @return what the edit returns
     * @throws dev.stet.platform.problem.Problem as {@link #find}, and {@code insufficient-role} where an author's edit changed
     *         what readers see or will see; then the transaction must end
     */
    public static <T> T edit(String slugOrId, String locale, Caller caller, Function<Article, T> edit) {
        Article article = admit(taken(slugOrId, locale), slugOrId, caller, Role.EDITOR);
        if (caller.may(Role.EDITOR)) {
            return edit.apply(article);
        }
        PublicState before = PublicState.of(article);
        T edited = edit.apply(article);
        before.requireStill(article, caller);
        return edited;
    }

    /**
     * As {@link #edit}, for what takes an editor anyway.
     *
     * @throws dev.stet.platform.problem.Problem {@code not-found}, {@code insufficient-role}
     */
    public static Article lock(String slugOrId, String locale, Caller editor) {
        requireEditor(editor);
        return taken(slugOrId, locale);
    }

    /**
     * As {@link #lock(String, String, Caller)}, several at once. None is looked at before its row is taken.
     *
     * @return in the order given, empty where there is none
     */
    public static List<Optional<Article>> lock(List<String> slugsOrIds, String locale, Caller editor) {
        requireEditor(editor);
        List<Optional<UUID>> ids = slugsOrIds.stream().map(each -> id(each, locale)).toList();
        Map<UUID, Article> taken = RowLock.forChange(Article.class, ids.stream().flatMap(Optional::stream).toList());
        return ids.stream().map(id -> id.map(taken::get)).toList();
    }

    private static Article taken(String slugOrId, String locale) {
        return id(slugOrId, locale).flatMap(Article::lock).orElseThrow(() -> notFound(slugOrId, locale));
    }

    private static void requireEditor(Caller caller) {
        if (!caller.may(Role.EDITOR)) {
            throw INSUFFICIENT_ROLE.because("This takes an editor; your role is %s.", caller.role());
        }
    }

    /** @param sent {@code null} gives the site's default */
    public static String canonicalLocale(String sent) {
        if (sent == null) {
            return ConfigProvider.getConfig().unwrap(SmallRyeConfig.class).getConfigMapping(SiteSettings.class).defaultLocale();
        }
        String canonical = LanguageTag.WellFormed.canonical(sent);
        if (canonical == null) {
            throw INVALID_PARAMETER.because(
                    List.of(Fault.of("locale",
                            "'%s' is no BCP 47 language tag; send one such as en or zh-Hans.".formatted(sent))),
                    "The locale '%s' is no language tag.", sent);
        }
        return canonical;
    }

    public static Optional<UUID> id(String slugOrId, String locale) {
        String slug = slugOrId.toLowerCase(Locale.ROOT);
        return Slugs.looksLikeId(slug) ? Optional.of(UUID.fromString(slug))
                : SlugReservation.holder(canonicalLocale(locale), slugOrId);
    }

    /** The refusal names the article as the caller did: an id must not tell the slug it has, or will have. */
    private static Article admit(Article article, String slugOrId, Caller caller, Role needed) {
        if (!caller.may(needed) && !(caller.may(Role.AUTHOR) && article.createdBy.equals(caller.account()))) {
            throw INSUFFICIENT_ROLE.because(
                    "Another account created the article '%s'. The role %s may do this to its own only.",
                    slugOrId, caller.role());
        }
        return article;
    }

    public static Problem notFound(String slugOrId, String locale) {
        return NOT_FOUND.because("There is no article '%s'%s.", slugOrId,
                Slugs.looksLikeId(slugOrId) ? "" : " of locale " + canonicalLocale(locale));
    }

    /**
     * What readers find of an article, or are to find, and how they may reply; nothing while it is neither published nor
     * scheduled. The one place that knows what they would notice of an edit: two looks that differ.
     *
     * @param editions that are not over, as text; those that are over show nothing without one of these
     * @param moderation {@code null} follows the site
     * @param translationGroup decides which translations are linked, from here and to here
     */
    private record PublicState(String editions, boolean commentsOpen, String moderation, UUID translationGroup) {

        private static final PublicState HIDDEN = new PublicState("", false, null, null);

        /** By the clock of the transaction's beginning, so that between two looks nothing comes or goes by itself. */
        static PublicState of(Article article) {
            Article.flush(); // what follows looks at rows by SQL
            String editions = PublicationLookup.get().editions(article.id);
            return editions.isEmpty() ? HIDDEN
                    : new PublicState(editions, article.commentsOpen, article.moderation, article.translationGroup);
        }

        /** @throws dev.stet.platform.problem.Problem {@code insufficient-role} where it has changed */
        void requireStill(Article article, Caller caller) {
            if (!equals(of(article))) {
                throw INSUFFICIENT_ROLE
                        .because("The article '%s' is published or scheduled, and readers would notice this. The role"
                                + " %s may do only what they do not; ask an editor.", article.slug, caller.role());
            }
        }
    }
}
