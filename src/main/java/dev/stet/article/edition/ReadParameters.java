package dev.stet.article.edition;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.stet.article.content.LanguageTag;
import dev.stet.article.edition.Projection.TextFormat;
import dev.stet.platform.parameter.Parameters;
import dev.stet.platform.time.DatabaseClock;

/** The query parameters that public reads share, and what each may be. */
public final class ReadParameters {

    private static final Map<String, TextFormat> FORMATS = Parameters.spellings(TextFormat.class);

    private ReadParameters() {
    }

    /** @return the canonical tag; the site's default where none was sent */
    public static String locale(Parameters parameters, String sent, String defaultLocale) {
        if (sent == null) {
            return defaultLocale;
        }
        String canonical = LanguageTag.WellFormed.canonical(sent);
        if (canonical == null) {
            parameters.refuse("locale", "'%s' is no language tag; send one such as en or zh-Hans.".formatted(sent));
        }
        return canonical;
    }

    /** By the database's clock: a node ahead of it would tell what is to come. */
    public static PastInstant past(Parameters parameters, String sent) {
        Instant at = parameters.instant("at", sent);
        if (at == null) {
            return null;
        }
        Instant now = DatabaseClock.now();
        if (at.isAfter(now)) {
            parameters.refuse("at", "'%s' has not come yet; send an instant that is past.".formatted(sent));
        }
        return PastInstant.of(at, now);
    }

    /**
     * @param members that stand in the answer unasked
     * @param includable that {@code include} adds; to name one in {@code fields} is to include it
     */
    public static Projection shape(Parameters parameters, String format, String fields, String include, List<String> members,
            List<String> includable) {
        Set<TextFormat> formats = parameters.someOf("format", format, FORMATS, Projection.WHOLE.formats());
        Map<String, String> nameable = names(members);
        nameable.putAll(names(includable));
        Set<String> kept = parameters.someOf("fields", fields, nameable, Set.of());
        Set<String> included = parameters.someOf("include", include, names(includable), Set.of());
        Set<String> all = new java.util.LinkedHashSet<>(included);
        kept.stream().filter(includable::contains).forEach(all::add);
        return new Projection(formats, kept, all);
    }

    private static Map<String, String> names(List<String> names) {
        return names.stream().collect(Collectors.toMap(Function.identity(), Function.identity(), (a, b) -> a,
                LinkedHashMap::new));
    }

    /**
     * An instant that a reader asks about.
     *
     * @param settled whether no commit can bring an edition any more that had begun by then
     */
    public record PastInstant(Instant instant, boolean settled) {

        private static final Duration SETTLED = Duration.ofMinutes(1);

        /** @param now by the database's clock */
        static PastInstant of(Instant instant, Instant now) {
            return new PastInstant(instant, !instant.isAfter(now.minus(SETTLED)));
        }
    }
}
