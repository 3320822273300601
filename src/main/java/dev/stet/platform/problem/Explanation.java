package dev.stet.platform.problem;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;

/**
 * What the page of a problem type says, from {@code problems.properties}.
 *
 * @param meaning what happened
 * @param remedy what to do about it
 * @param example one such problem
 */
public record Explanation(String meaning, String remedy, Problem example) {

    private static final Properties TEXTS = load();

    /** Every type has one: a test holds {@code problems.properties} against the catalogue. */
    public static Explanation of(ProblemType type) {
        return new Explanation(text(type, "meaning"), text(type, "remedy"), example(type));
    }

    private static Problem example(ProblemType type) {
        String detail = text(type, "example");
        String fault = text(type, "fault.detail");
        return fault == null ? type.because(detail)
                : type.because(List.of(new Fault(text(type, "fault.pointer"), text(type, "fault.parameter"), fault)), detail);
    }

    private static String text(ProblemType type, String kind) {
        return TEXTS.getProperty(type.slug() + "." + kind);
    }

    private static Properties load() {
        Properties texts = new Properties();
        try (InputStream file = Explanation.class.getResourceAsStream("problems.properties")) {
            texts.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }
}
