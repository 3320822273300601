package dev.stet.text;

import static dev.stet.platform.problem.ProblemType.INVALID_CONTENT;

import java.text.Normalizer;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.stet.platform.problem.Problem;

/**
 * An article as Markdown with YAML front matter, as import reads and export writes it. Text before the first top-level
 * heading of level 2 is the lead; each such heading begins a section and may name it: {@code ## Heading {#slug}}.
 * <p>
 * A text that came in by other ways may have such headings too, leave a code block open, or have blank lines around it. Then
 * plain Markdown would not read back as it was, and {@link #write} puts a comment line before each text, which {@link #parse}
 * knows: between these it takes every character as it is.
 *
 * @param frontMatter empty where none was given
 * @param lead Markdown as it stood in the source, where that is plain without blank lines around it; never {@code null}
 */
public record ArticleDocument(ObjectNode frontMatter, String lead, List<Part> parts) {

    private static final Pattern FRONT_MATTER = Pattern.compile("---[ \\t]*\\n");
    private static final Pattern FRONT_MATTER_END = Pattern.compile("^(---|\\.\\.\\.)[ \\t]*$", Pattern.MULTILINE);

    public ArticleDocument {
        lead = normal(lead);
        parts = List.copyOf(parts);
    }

    /**
     * @param slug {@code null} when not given
     * @param heading plain text, in one line
     * @param body Markdown
     */
    public record Part(String slug, String heading, String body) {

        public Part {
            heading = normal(heading).replaceAll("[ \\t\\n]+", " ").strip();
            body = normal(body);
        }
    }

    /** @throws Problem {@code invalid-content} that names line and column where the front matter is broken */
    public static ArticleDocument parse(String markdown) {
        String source = normal(markdown.startsWith("\uFEFF") ? markdown.substring(1) : markdown);
        if (source.indexOf('\0') >= 0) {
            throw INVALID_CONTENT.because("The text has a NUL character. Is it UTF-8?");
        }
        Matcher opening = FRONT_MATTER.matcher(source);
        if (!opening.lookingAt()) {
            return SectionSplitter.read(FrontMatter.read(""), source);
        }
        Matcher end = FRONT_MATTER_END.matcher(source);
        if (!end.find(opening.end())) {
            throw INVALID_CONTENT.because("The front matter that begins in line 1 has no end. Close it with a line ---.");
        }
        ObjectNode frontMatter = FrontMatter.read(source.substring(opening.end(), end.start()));
        return SectionSplitter.read(frontMatter, source.substring(Math.min(end.end() + 1, source.length())));
    }

    /** The inverse: {@code parse(write())} equals this. */
    public String write() {
        return "---\n" + FrontMatter.write(frontMatter) + "---\n" + SectionSplitter.write(this);
    }

    private static String normal(String text) {
        return Normalizer.normalize(text.replace("\r\n", "\n").replace('\r', '\n'), Normalizer.Form.NFC);
    }

    /** Cuts blank lines; the indent of the first line stays, for it may be code. */
    static String tidy(String text) {
        int start = 0;
        int end = text.length();
        for (int i = 0; i < end && isBlank(text.charAt(i)); i++) {
            start = text.charAt(i) == '\n' ? i + 1 : start;
        }
        for (int i = end - 1; i >= start && isBlank(text.charAt(i)); i--) {
            end = text.charAt(i) == '\n' ? i : end;
        }
        return text.substring(start, end).isBlank() ? "" : text.substring(start, end);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\n';
    }
}
