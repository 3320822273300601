package dev.stet.search;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What others write as one word, and versions: {@code opensource} for open-source, {@code att} for AT&T, {@code 1v27v1}. */
final class JoinedWords {

    /** Any word, and what is hyphenated as a whole, as is any number below: so a text is read once. */
    private static final Pattern HYPHENATED = Pattern
            .compile("\\p{L}[\\p{L}\\p{M}]*+(?:([-‐‑&])\\p{L}[\\p{L}\\p{M}]*+)*+");
    private static final Pattern DOTTED = Pattern.compile("(?<![\\p{N}.])\\p{N}++(?:(\\.)\\p{N}++)*+");
    private static final Pattern THOUSANDS = Pattern.compile("\\p{N}{1,3}(?:\\.\\p{N}{3})+");
    private static final String POINT = "v";
    /** Longer ones are addresses, keys or the like. */
    private static final int MOST_PARTS = 5;

    private JoinedWords() {
    }

    /** Each pair of neighbours and the whole of what is hyphenated; each beginning of a version (1.27, 1.27.1). */
    static List<String> of(String text) {
        List<String> joined = new ArrayList<>();
        for (Matcher hyphenated = HYPHENATED.matcher(text); next(hyphenated);) {
            hyphenated(hyphenated.group().split("[-‐‑&]"), joined);
        }
        for (Matcher dotted = DOTTED.matcher(text); next(dotted);) {
            dotted(dotted.group(), joined);
        }
        return joined;
    }

    /** As {@link #of} has it where the text is nothing but a version or a number, the whole of it only; else empty. */
    static List<String> ofNumber(String text) {
        Matcher dotted = DOTTED.matcher(text);
        if (!next(dotted) || !text.substring(0, dotted.start()).matches("\\P{L}*[vV]?") || dotted.end() != end(text)) {
            return List.of();
        }
        String number = dotted.group();
        return THOUSANDS.matcher(number).matches() ? List.of(number.replace(".", POINT), number.replace(".", ""))
                : List.of(number.replace(".", POINT));
    }

    /** @return whether there is one more that is joined */
    private static boolean next(Matcher matcher) {
        while (matcher.find()) {
            if (matcher.group(1) != null) {
                return true;
            }
        }
        return false;
    }

    private static int end(String text) {
        return text.replaceFirst("[^\\p{L}\\p{N}]+$", "").length();
    }

    private static void hyphenated(String[] parts, List<String> joined) {
        if (parts.length > MOST_PARTS) {
            return;
        }
        for (int i = 0; i + 1 < parts.length; i++) {
            joined.add(parts[i] + parts[i + 1]);
        }
        if (parts.length > 2) {
            joined.add(String.join("", parts));
        }
    }

    private static void dotted(String number, List<String> joined) {
        String[] parts = number.split("\\.");
        if (parts.length > MOST_PARTS) {
            return;
        }
        StringBuilder version = new StringBuilder(parts[0]);
        for (int i = 1; i < parts.length; i++) {
            joined.add(version.append(POINT).append(parts[i]).toString());
        }
        if (THOUSANDS.matcher(number).matches()) {
            joined.add(number.replace(".", ""));
        }
    }
}
