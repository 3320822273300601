package dev.stet.article.edition;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import org.hibernate.Session;

import dev.stet.article.content.SiteSettings;
import dev.stet.change.CacheInvalidation;
import dev.stet.platform.cache.Freshness;
import dev.stet.platform.cache.ResponseCache;
import dev.stet.platform.parameter.Parameters;

/**
 * Which of the site's locales a reader means: the one that was asked for, or the nearest in which readers see anything, as
 * RFC 4647 looks one up (section 3.4): en for en-GB. Chinese is known by its script too, for browsers name it by its region:
 * zh-Hans for zh and zh-CN, zh-Hant for zh-TW. A tag with private parts means itself alone.
 */
@ApplicationScoped
public class LocaleLookup {

    /** In seconds; no longer is anything known without another look. */
    private static final double LONGEST = 600;
    private static final String NEAREST = """
            SELECT (SELECT locale FROM unnest(cast(:near AS text[])) WITH ORDINALITY n (locale, nth)
                    WHERE EXISTS (SELECT FROM edition e WHERE e.locale = n.locale AND %s) ORDER BY nth LIMIT 1) AS locale,
                   %s AS seconds""".formatted(EditionSql.VISIBLE, EditionSql.NEXT_BOUNDARY);
    private static final Set<String> TRADITIONAL = Set.of("TW", "HK", "MO");

    private final EntityManager database;
    private final SiteSettings site;
    private final Freshness freshness;
    private final ResponseCache cache;
    /** By tags that the site has, so that they are never many: those are asked for most, and would cost each read a look. */
    private final Map<String, Known> published = new ConcurrentHashMap<>();

    /**
     * That readers see something in a locale.
     *
     * @param begun before it was read, as the cache counts
     * @param end by {@link System#nanoTime}: when some edition begins or ends
     */
    private record Known(long begun, long end) {
    }

    LocaleLookup(EntityManager database, SiteSettings site, Freshness freshness, ResponseCache cache) {
        this.database = database;
        this.site = site;
        this.freshness = freshness;
        this.cache = cache;
    }

    /** @return canonical; the site's default where none was sent, what was sent where readers see nothing in any near it */
    public String published(Parameters parameters, String sent) {
        String asked = ReadParameters.locale(parameters, sent, site.defaultLocale());
        List<String> near = asked == null ? List.of() : near(asked);
        return near.size() < 2 || isPublished(asked) ? asked : first(near, asked);
    }

    /** As {@link #published}, where {@code *} stands for all. @return {@code null} for all */
    public String publishedOrAll(Parameters parameters, String sent) {
        return "*".equals(sent) ? null : published(parameters, sent);
    }

    private boolean isPublished(String locale) {
        Known known = published.get(locale);
        return known != null && known.end - System.nanoTime() > 0 && cache.isCurrent(known.begun, CacheInvalidation.PUBLISHED);
    }

    private String first(List<String> near, String asked) {
        long begun = cache.begin();
        long asking = System.nanoTime();
        List<Nearest> nearest = database.unwrap(Session.class).createNativeQuery(NEAREST, Nearest.class)
                .setParameter("near", near.toArray(String[]::new)).getResultList();
        String found = nearest.get(0).locale;
        Double seconds = nearest.get(0).seconds;
        if (asked.equals(found)) {
            double left = seconds == null ? LONGEST : Math.min(LONGEST, seconds);
            published.put(asked, new Known(begun, asking + (long) (left * 1_000_000_000)));
        } else { // until something appears that is nearer
            freshness.dependsOn(CacheInvalidation.PUBLISHED);
            freshness.endsInSeconds(seconds);
        }
        return found == null ? asked : found;
    }

    private record Nearest(String locale, Double seconds) {
    }

    /** The nearest first, with the tag itself. */
    static List<String> near(String tag) {
        if (tag.contains("-x-") || tag.startsWith("x-")) {
            return List.of(tag);
        }
        Set<String> near = new LinkedHashSet<>();
        for (String range = tag; range != null; range = shorter(range)) {
            near.add(range);
            Locale locale = Locale.forLanguageTag(range);
            if (locale.getLanguage().equals("zh")) {
                chinese(locale, near);
            }
        }
        return new ArrayList<>(near);
    }

    /** Without its last part, and without a single letter before that, which only introduced it; {@code null} for one part. */
    private static String shorter(String range) {
        int end = range.lastIndexOf('-');
        if (end < 0) {
            return null;
        }
        String shorter = range.substring(0, end);
        return shorter.length() > 2 && shorter.charAt(shorter.length() - 2) == '-' ? shorter(shorter) : shorter;
    }

    private static void chinese(Locale locale, Set<String> near) {
        boolean traditional = locale.getScript().equals("Hant")
                || locale.getScript().isEmpty() && TRADITIONAL.contains(locale.getCountry());
        String script = traditional ? "zh-Hant" : "zh-Hans";
        if (locale.getScript().isEmpty() && !locale.getCountry().isEmpty()) {
            near.add(script + "-" + locale.getCountry());
        }
        near.add(script);
        near.add(traditional ? "zh-TW" : "zh-CN");
    }
}
