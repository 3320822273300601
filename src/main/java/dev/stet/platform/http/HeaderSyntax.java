package dev.stet.platform.http;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The grammar of the headers that say what a body is and which answer is wanted (RFC 9110 §8.3, §12.5), a little wider where
 * many clients are. All patterns are possessive, so that a long header costs no more than its length.
 */
public final class HeaderSyntax {

    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]++";
    private static final String QUOTED = "\"(?:[\\t\\x20\\x21\\x23-\\x5B\\x5D-\\x7E]|\\\\[\\t\\x20-\\x7E])*+\"";
    private static final String SPACE = "[ \\t]*+";
    private static final String PARAMETERS = "(?:" + SPACE + ";" + SPACE + "(?:" + TOKEN + "=(?:" + TOKEN + "|" + QUOTED
            + "))?+)*+";
    /** Java's own client has sent {@code *; q=.2} for decades. */
    private static final Pattern MEDIA_RANGES = list("(?:" + TOKEN + "/" + TOKEN + "|\\*)" + PARAMETERS);
    private static final Pattern CODINGS = list(TOKEN + "(?:" + SPACE + ";" + SPACE + "[qQ]=[0-9.]++)?+");
    private static final String NAME = "[!#$%&'+.^_`|~0-9A-Za-z-]++"; // without the star of a range
    private static final Pattern MEDIA_TYPE = Pattern
            .compile(SPACE + "(" + NAME + "/" + NAME + ")" + PARAMETERS + SPACE);
    private static final Pattern NEVER = Pattern.compile(".*;\\s*q=0(?:\\.0*+)?+\\s*+", Pattern.CASE_INSENSITIVE);

    private static final Pattern SEVERAL = Pattern.compile("[, \\t]");

    private HeaderSyntax() {
    }

    /** RFC 9110 §5.6.1: empty elements are read over. */
    private static Pattern list(String element) {
        return Pattern.compile("(?:" + SPACE + "(?:" + element + ")?+" + SPACE + "(?:,|$))++");
    }

    /** Of {@code Accept}. */
    public static boolean isMediaRanges(String header) {
        return MEDIA_RANGES.matcher(header).matches();
    }

    /** Of {@code Accept-Encoding}. */
    public static boolean isCodings(String header) {
        return CODINGS.matcher(header).matches();
    }

    /** Of {@code Content-Type}: one type, no range. */
    public static boolean isMediaType(String header) {
        return MEDIA_TYPE.matcher(header).matches();
    }

    /** Of {@code Host}: none, or one that names one server (RFC 9112 §3.2). What it is called does not matter here. */
    public static boolean isOneHost(List<String> lines) {
        return lines.isEmpty() || lines.size() == 1 && !SEVERAL.matcher(lines.get(0)).find();
    }

    /** A media type without its parameters, in lower case; of what is none, something that no type is equal to. */
    public static String essence(String mediaType) {
        int end = mediaType.indexOf(';');
        return (end < 0 ? mediaType : mediaType.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }

    /**
     * Whether gzip is wanted: it is named, or all are, without a weight of 0 (RFC 9110 §12.5.3).
     *
     * @param acceptEncoding the header, {@code null} where none was sent; what cannot be read in it is read over
     */
    public static boolean wantsGzip(String acceptEncoding) {
        boolean any = false;
        for (String element : acceptEncoding == null ? new String[0] : acceptEncoding.split(",")) {
            String coding = essence(element);
            boolean wanted = element.indexOf(';') < 0 || !NEVER.matcher(element).matches();
            if (coding.equals("gzip") || coding.equals("x-gzip")) {
                return wanted;
            }
            any |= coding.equals("*") && wanted;
        }
        return any;
    }
}
