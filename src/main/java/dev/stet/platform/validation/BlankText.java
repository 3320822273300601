package dev.stet.platform.validation;

import java.util.regex.Pattern;

import jakarta.validation.Payload;

/** Whether a text has nothing to be seen, by the properties of its characters in Unicode. */
public final class BlankText {

    /**
     * What is shown though it is of category Cf: the signs that stand before or around a number (Prepended_Concatenation_Mark).
     */
    private static final String SEEN = "\\u0600-\\u0605\\u06DD\\u070F\\u0890\\u0891\\u08E2\\x{110BD}\\x{110CD}";
    /** Default_Ignorable_Code_Point, as far as no category of {@link #UNSEEN} has it: fillers, variation selectors, tags. */
    private static final String IGNORABLE = "\\u034F\\u115F\\u1160\\u17B4\\u17B5\\u180B-\\u180F\\u2065\\u3164\\uFE00-\\uFE0F"
            + "\\uFFA0\\uFFF0-\\uFFF8\\x{E0000}-\\x{E0FFF}";
    /** Letters and symbols of scripts that write an empty place: in Braille, in music, in Khitan, in hieroglyphs. */
    private static final String EMPTY_SIGNS = "\\u2800\\x{1D159}\\x{16FE4}\\x{13441}\\x{13442}";
    private static final Pattern UNSEEN = Pattern.compile("[\\p{IsWhite_Space}\\p{Z}\\p{Cc}\\p{Cf}\\p{Cs}" + IGNORABLE
            + EMPTY_SIGNS + "&&[^" + SEEN + "]]*+");

    /** For {@code NotBlank} of what comes from an archive: older programs let pass what is not blank by Java's rule. */
    public interface FormerRule extends Payload {
    }

    private BlankText() {
    }

    public static boolean is(CharSequence text) {
        return UNSEEN.matcher(text).matches();
    }
}
