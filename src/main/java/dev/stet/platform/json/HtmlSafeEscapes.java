package dev.stet.platform.json;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;

/**
 * Writes as {@code \}{@code uXXXX} what means something to a page around JSON: {@code <}, {@code >} and {@code &} to HTML and
 * XML, the separators of lines and paragraphs to older JavaScript.
 */
class HtmlSafeEscapes extends CharacterEscapes {

    private static final long serialVersionUID = 1;
    private static final Map<Integer, SerializableString> WRITTEN = IntStream.of('<', '>', '&', 0x2028, 0x2029).boxed()
            .collect(Collectors.toUnmodifiableMap(c -> c, c -> new SerializedString("\\u%04x".formatted(c))));

    private final int[] ascii = Arrays.copyOf(standardAsciiEscapesForJSON(), 128);

    HtmlSafeEscapes() {
        Stream.of('<', '>', '&').forEach(c -> ascii[c] = ESCAPE_CUSTOM);
    }

    @Override
    public int[] getEscapeCodesForAscii() {
        return ascii;
    }

    /** {@code null} for what stays as it is. */
    @Override
    public SerializableString getEscapeSequence(int c) {
        return WRITTEN.get(c);
    }
}
