package dev.stet.transfer.importing;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.stet.article.content.LanguageTag;

/**
 * Where a file that is imported lies, as its sender names it: from the folder that is imported on.
 *
 * @param names of folders and of the file, at least one, NFC
 */
record FilePath(List<String> names) {

    static final int MAX_CHARS = 500;
    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final Set<String> SCRIPTS = Stream.of(Locale.getAvailableLocales()).map(Locale::getScript)
            .collect(Collectors.toUnmodifiableSet());
    /** As blogs name their files. */
    private static final Pattern DATED = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})[-_ ].+");

    /** @param sent parted by slashes; {@code null} gives {@code null}, as does what names no file */
    static FilePath parse(String sent) {
        List<String> names = sent == null ? List.of()
                : Stream.of(Normalizer
                        .normalize(sent.replaceAll("\\p{Cntrl}", ""), Normalizer.Form.NFC).split("/"))
                        .filter(name -> !name.isBlank() && !name.equals(".") && !name.equals("..")).toList();
        return names.isEmpty() ? null : new FilePath(names);
    }

    /** Of the first folder that is called as a language is; a canonical BCP 47 tag. */
    Optional<String> locale() {
        return names.subList(0, names.size() - 1).stream().map(name -> LanguageTag.WellFormed.canonical(name.replace('_', '-')))
                .filter(Objects::nonNull).filter(FilePath::isKnown).findFirst();
    }

    /** Many a name is a well-formed tag: {@code my-blog} would be Burmese in the script Blog. */
    private static boolean isKnown(String tag) {
        Locale locale = Locale.forLanguageTag(tag);
        String country = locale.getCountry();
        return LANGUAGES.contains(locale.getLanguage())
                && (locale.getScript().isEmpty() || SCRIPTS.contains(locale.getScript()))
                && (country.isEmpty() || COUNTRIES.contains(country) || Character.isDigit(country.charAt(0)))
                && locale.getVariant().isEmpty() && !locale.hasExtensions();
    }

    /** That the file's name begins with, as in {@code 2024-05-01-why.md}. */
    Optional<String> day() {
        Matcher dated = DATED.matcher(names.get(names.size() - 1));
        return dated.matches() ? Optional.of(dated.group(1)) : Optional.empty();
    }

    boolean isMdx() {
        return names.get(names.size() - 1).toLowerCase(Locale.ROOT).endsWith(".mdx");
    }

    String path() {
        return String.join("/", names);
    }

    /** Its last two names. */
    String tail() {
        return String.join("/", names.subList(Math.max(0, names.size() - 2), names.size()));
    }

    /** Whether both may be the same file, one seen from a folder above the other's. */
    static boolean endAlike(String one, String other) {
        return one.equals(other) || one.endsWith("/" + other) || other.endsWith("/" + one);
    }
}
