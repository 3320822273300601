package dev.stet.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes addresses so that a browser, the sanitiser and a person read them alike. */
final class LinkAddress {

    /**
     * Stand for round brackets, which the sanitiser would write as %28 and %29 and so break what a person copies; no text has
     * these characters.
     */
    static final char OPENING = '\uFDD1';
    static final char CLOSING = '\uFDD2';

    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Z}\\p{Cn}]");
    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*");
    private static final Pattern BEFORE_COLON = Pattern.compile("([^:/?#]*):");
    /** What browsers do before they look at it. */
    private static final Pattern IGNORED = Pattern.compile("[\\t\\n\\r]");

    private LinkAddress() {
    }

    /** As the sanitiser should get it: what stands before the first colon is a scheme, or the colon is no colon any more. */
    static String prepared(String address) {
        // trim cuts U+0000 to U+0020; a pattern that ends in $ would look through each run once for each of its spaces
        String read = IGNORED.matcher(address.trim()).replaceAll("").replace("\\", "%5C").replaceAll(
                "[" + OPENING + CLOSING + "]",
                "");
        Matcher before = BEFORE_COLON.matcher(read);
        if (before.lookingAt() && !SCHEME.matcher(UNSEEN.matcher(before.group(1)).replaceAll("")).matches()) {
            int segment = read.split("[/?#]", 2)[0].length();
            read = read.substring(0, segment).replace(":", "%3A") + read.substring(segment);
        }
        return read.replace('(', OPENING).replace(')', CLOSING);
    }

    /** Whether it is relative, or of the web. */
    static boolean isOfTheWeb(String address) {
        Matcher before = BEFORE_COLON.matcher(prepared(address));
        return !before.lookingAt() || before.group(1).matches("(?i)https?");
    }
}
