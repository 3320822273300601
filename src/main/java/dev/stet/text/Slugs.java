package dev.stet.text;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Makes names for addresses: readable in every script, the same for the same title. */
public final class Slugs {

    public static final int MAX_LENGTH = 120;

    private static final String WORD = "[\\p{Ll}\\p{Lo}\\p{Lm}\\p{M}\\p{Nd}]+";

    /**
     * Lower-case letters and digits of any script, joined by single hyphens. Good for Java, ECMAScript and RE2; the
     * number of parts is bounded by {@link #MAX_LENGTH}, which also keeps Java's matcher from recursing deeply.
     */
    public static final String PATTERN = "^" + WORD + "(-" + WORD + "){0,59}$";

    private static final String FALLBACK = "untitled";
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern DROPPED = Pattern.compile("['\"‘’‚‛“”„‟ʹʻʼʽˈ′‵`´＇\\u00AD\\u200B\\u2060\\uFEFF]");
    private static final Pattern LATIN_ACCENT = Pattern.compile("(\\p{IsLatin}\\p{M}*?)[\\u0300-\\u036F]+");
    private static final Pattern OTHERS = Pattern.compile("[^\\p{Ll}\\p{Lo}\\p{Lm}\\p{M}\\p{Nd}]+");
    private static final Pattern OUTER_HYPHENS = Pattern.compile("^-+|-+$");
    /** Latin letters that no decomposition takes apart. */
    private static final Map<Integer, String> SPELT = Map.ofEntries(Map.entry((int) 'ß', "ss"), Map.entry((int) 'ł', "l"),
            Map.entry((int) 'ø', "o"), Map.entry((int) 'đ', "d"), Map.entry((int) 'ð', "d"), Map.entry((int) 'þ', "th"),
            Map.entry((int) 'æ', "ae"), Map.entry((int) 'œ', "oe"), Map.entry((int) 'ı', "i"), Map.entry((int) 'ħ', "h"),
            Map.entry((int) 'ŧ', "t"));

    private Slugs() {
    }

    /** Never empty, never like an id. Latin letters lose their accents, those of other scripts keep them; NFC. */
    public static String of(String title) {
        // before, for ´ decomposes to a space; and after, for ŉ holds an apostrophe
        String letters = drop(Normalizer.normalize(drop(title), Normalizer.Form.NFKD)).toLowerCase(Locale.ROOT);
        String plain = spell(LATIN_ACCENT.matcher(letters).replaceAll("$1"));
        String joined = OTHERS.matcher(Normalizer.normalize(plain, Normalizer.Form.NFC)).replaceAll("-");
        String slug = cut(OUTER_HYPHENS.matcher(joined).replaceAll(""), MAX_LENGTH);
        return slug.isEmpty() ? FALLBACK : looksLikeId(slug) ? slug.replace("-", "") : slug;
    }

    /** {@code x} and 2 make {@code x-2}, shortened where needed. */
    public static String numbered(String slug, int n) {
        String number = "-" + n;
        return cut(slug, MAX_LENGTH - number.length()) + number;
    }

    /** Whether {@code name} is taken for an id wherever both are accepted; no article or section may be called so. */
    public static boolean looksLikeId(String name) {
        return ID.matcher(name).matches();
    }

    private static String drop(String text) {
        return DROPPED.matcher(text).replaceAll("");
    }

    private static String spell(String text) {
        StringBuilder spelt = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            String letters = SPELT.get(c);
            spelt.append(letters == null ? Character.toString(c) : letters);
        });
        return spelt.toString();
    }

    /** At the last hyphen that leaves room; a single word that is too long is cut inside, but never before a mark. */
    private static String cut(String slug, int max) {
        if (slug.codePointCount(0, slug.length()) <= max) {
            return slug;
        }
        int end = slug.offsetByCodePoints(0, max);
        int hyphen = slug.lastIndexOf('-', end);
        if (hyphen > 0) {
            return slug.substring(0, hyphen);
        }
        while (end > 1 && Pattern.matches("\\p{M}", Character.toString(slug.codePointAt(end)))) {
            end = slug.offsetByCodePoints(end, -1);
        }
        return slug.substring(0, end);
    }
}
