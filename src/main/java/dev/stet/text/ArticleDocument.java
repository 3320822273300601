package dev.stet.text;

import static dev.stet.platform.problem.ProblemType.INVALID_CONTENT;

import java.text.Normalizer;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.stet.platform.problem.Problem;
import dev.stet.text.frontmatter.FrontMatter;

/**
 * An article as Markdown with front matter, as import reads and export writes it. Text before the first top-level
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

    /** A heading of level 1 that a text begins with, in either of its forms; in linear time, however it goes on. */
    private static final Pattern TITLE = Pattern.compile("\\n*+ {0,3}(?:#[ \\t]++(?<title>[^\\n]*+)"
            + "|(?<underlined>[^\\s#>|`~*+:<-][^\\n]*+)\\n {0,3}=++[ \\t]*+)(?:\\n|$)");

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

    /** As {@link #parse(String, BiConsumer)}, for whoever need not be told. */
    public static ArticleDocument parse(String markdown) {
        return parse(markdown, (pointer, detail) -> {
        });
    }

    /**
     * @param told gets what became of the source that its author may not have meant: where, as a JSON pointer into an article,
     *        and a sentence
     * @throws Problem {@code invalid-content} that names line and column where the front matter is broken
     */
    public static ArticleDocument parse(String markdown, BiConsumer<String, String> told) {
        String source = normal(markdown.startsWith("\uFEFF") ? markdown.substring(1) : markdown);
        if (source.indexOf('\0') >= 0) {
            throw INVALID_CONTENT.because("The text has a NUL character. Is it UTF-8?");
        }
        FrontMatter frontMatter = FrontMatter.split(source);
        return SectionSplitter.read(frontMatter.members(), frontMatter.text(), told);
    }

    /** With the heading of level 1 that its text begins with as its title, where the front matter has none. */
    public ArticleDocument titledByItsText() {
        Matcher heading = TITLE.matcher(lead);
        if (frontMatter.hasNonNull("title") || !heading.lookingAt()) {
            return this;
        }
        String title = heading.group("title") == null ? heading.group("underlined") : unclosed(heading.group("title"));
        return new ArticleDocument(frontMatter.deepCopy().put("title", SectionSplitter.plain(title)),
                tidy(lead.substring(heading.end())), parts);
    }

    /** Without the signs # that may close a heading, behind a space. */
    private static String unclosed(String heading) {
        String text = heading.stripTrailing();
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '#') {
            end--;
        }
        return end == 0 || isBlank(text.charAt(end - 1)) ? text.substring(0, end).stripTrailing() : text;
    }

    /** The inverse: {@code parse(write())} equals this. */
    public String write() {
        return FrontMatter.write(frontMatter) + SectionSplitter.write(this);
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
