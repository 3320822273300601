package dev.stet.platform.idempotency;

import static dev.stet.platform.problem.ProblemType.INVALID_PARAMETER;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.stet.platform.problem.Fault;
import dev.stet.platform.problem.Problem;

/** What the header holds: a string as of RFC 8941 §3.3.3, in double quotes. */
final class IdempotencyKey {

    static final String HEADER = "Idempotency-Key";

    private static final int MAX_LENGTH = 255;
    private static final String CHARACTERS = "(?:[\\x20\\x21\\x23-\\x5B\\x5D-\\x7E]|\\\\[\"\\\\])*+";
    // parameters mean nothing here, but RFC 8941 lets an item have some
    private static final Pattern STRING = Pattern.compile(" *\"(" + CHARACTERS + ")\"(?:; *[a-z*][a-z0-9_.*-]*(?:=(?:\""
            + CHARACTERS + "\"|[^\";,]*+))?)*+ *");

    private IdempotencyKey() {
    }

    /**
     * The string without quotes and escapes.
     *
     * @param sent every line of the header
     * @throws Problem {@code invalid-parameter}
     */
    static String parse(List<String> sent) {
        Matcher string = STRING.matcher(sent.get(0));
        if (sent.size() != 1 || !string.matches()) {
            throw refused("must be one string in double quotes, such as \"8e03978e-40d5-43dd-bc93-6894a57f9324\"");
        }
        String key = string.group(1).replaceAll("\\\\(.)", "$1");
        if (key.isEmpty() || key.length() > MAX_LENGTH) {
            throw refused("must have 1 to " + MAX_LENGTH + " characters");
        }
        return key;
    }

    private static Problem refused(String why) {
        return INVALID_PARAMETER.because(List.of(Fault.of(HEADER, why)), "The header %s %s.", HEADER, why);
    }
}
