package dev.stet.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.stet.platform.validation.BlankText;
import dev.stet.text.ArticleDocument.Part;

/** Splits Markdown into lead and sections, and joins them again so that the split gives the same. */
final class SectionSplitter {

    /** The first line of a document whose sections are marked; each mark is a line like it. */
    private static final Pattern MARKED = Pattern.compile("\\A\\n*(<!-- section(?: \\d+)? -->)\\n");

    private SectionSplitter() {
    }

    /** @param told as of {@link ArticleDocument#parse(String, BiConsumer)} */
    static ArticleDocument read(ObjectNode frontMatter, String markdown, BiConsumer<String, String> told) {
        Matcher marked = MARKED.matcher(markdown);
        return marked.find()
                ? readMarked(frontMatter, markdown.substring(marked.end()), marked.group(1))
                : readPlain(frontMatter, markdown, told);
    }

    static String write(ArticleDocument document) {
        String plain = join(document);
        if (read(document.frontMatter(), plain, (pointer, detail) -> {
        }).equals(document)) {
            return plain;
        }
        String mark = Stream.iterate(1, n -> n + 1).map(n -> n == 1 ? "<!-- section -->" : "<!-- section " + n + " -->")
                .filter(candidate -> !plain.contains(candidate)).findFirst().orElseThrow();
        StringBuilder marked = new StringBuilder("\n" + mark + "\n" + document.lead() + "\n");
        document.parts().forEach(
                part -> marked.append(mark).append('\n').append(headline(part)).append('\n').append(part.body()).append('\n'));
        return marked.toString();
    }

    private static ArticleDocument readPlain(ObjectNode frontMatter, String markdown, BiConsumer<String, String> told) {
        List<String> lines = List.of(markdown.split("\n", -1));
        List<Outline.Entry> outline = Outline.of(markdown);
        Definitions definitions = outline.isEmpty() ? Definitions.NONE : Definitions.of(markdown, lines);
        List<Outline.Entry> sections = withWords(outline, definitions, told);
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < sections.size(); i++) {
            String heading = sections.get(i).heading();
            int end = i + 1 < sections.size() ? sections.get(i + 1).from() : lines.size();
            parts.add(part(heading, definitions.usedBy(heading),
                    definitions.complete(text(lines, sections.get(i).to(), end))));
            tellLosses("#/sections/" + i + "/heading", heading, definitions.usedBy(heading), told);
        }
        int leadEnd = sections.isEmpty() ? lines.size() : sections.get(0).from();
        return new ArticleDocument(frontMatter, definitions.complete(text(lines, 0, leadEnd)), parts);
    }

    /** A heading of which nobody could read anything begins no section, and is kept as it stands. */
    private static List<Outline.Entry> withWords(List<Outline.Entry> outline, Definitions definitions,
            BiConsumer<String, String> told) {
        List<Outline.Entry> sections = new ArrayList<>();
        for (Outline.Entry entry : outline) {
            if (!BlankText.is(part(entry.heading(), definitions.usedBy(entry.heading()), "").heading())) {
                sections.add(entry);
            } else {
                told.accept(sections.isEmpty() ? "#/lead" : "#/sections/" + (sections.size() - 1) + "/body",
                        "A heading of level 2 without words stays in the text: it begins no section.");
            }
        }
        return sections;
    }

    private static void tellLosses(String pointer, String heading, String definitions, BiConsumer<String, String> told) {
        Matcher id = ArticleRendering.GIVEN_ID.matcher(heading);
        List<String> lost = Outline.lost(id.find() ? heading.substring(0, id.start()) : heading, definitions);
        if (!lost.isEmpty()) {
            told.accept(pointer, "A heading is plain text: of this one " + String.join(", ", lost) + " did not stay.");
        }
    }

    private static ArticleDocument readMarked(ObjectNode frontMatter, String markdown, String mark) {
        String[] chunks = markdown.split("(?m)^" + Pattern.quote(mark) + "\\n", -1);
        List<Part> parts = new ArrayList<>();
        for (int i = 1; i < chunks.length; i++) {
            String[] headingAndBody = chunks[i].split("\n", 2);
            List<Outline.Entry> heading = Outline.of(headingAndBody[0]);
            parts.add(part(heading.isEmpty() ? headingAndBody[0] : heading.get(0).heading(), "",
                    headingAndBody.length > 1 ? line(headingAndBody[1]) : ""));
        }
        return new ArticleDocument(frontMatter, line(chunks[0]), parts);
    }

    /** What readers see of a heading. */
    static String plain(String heading) {
        return part(heading, "", "").heading();
    }

    /** @param definitions that the heading's links use; none is the empty string */
    private static Part part(String heading, String definitions, String body) {
        Matcher id = ArticleRendering.GIVEN_ID.matcher(heading);
        return id.find()
                ? new Part(slug(id.group("id")), Outline.plain(heading.substring(0, id.start()), definitions), body)
                : new Part(null, Outline.plain(heading, definitions), body);
    }

    /** Ids of other systems may have dots, capitals and double hyphens, which slugs have not; links to them are mended too. */
    private static String slug(String id) {
        return id.matches(Slugs.PATTERN) ? id : id.matches(".*[\\p{L}\\p{N}].*") ? Slugs.of(id) : null;
    }

    /** Without the line break that ends it. */
    private static String line(String text) {
        return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    }

    private static String text(List<String> lines, int from, int to) {
        return ArticleDocument.tidy(String.join("\n", lines.subList(from, to)));
    }

    private static String join(ArticleDocument document) {
        StringBuilder markdown = new StringBuilder(document.lead().isEmpty() ? "" : "\n" + document.lead() + "\n");
        for (Part part : document.parts()) {
            markdown.append('\n').append(headline(part)).append('\n')
                    .append(part.body().isEmpty() ? "" : "\n" + part.body() + "\n");
        }
        return markdown.toString();
    }

    private static String headline(Part part) {
        return "## " + heading(part.heading()) + (part.slug() == null ? "" : " {#" + part.slug() + "}");
    }

    /** With its marks escaped where it would otherwise not read back as the plain text it is. */
    private static String heading(String plain) {
        Part read = part(plain, "", "");
        return !ArticleRendering.GIVEN_ID.matcher(plain).find() && read.heading().equals(plain) && !plain.endsWith("#")
                ? plain
                : Outline.MARK.matcher(plain).replaceAll("\\\\$0");
    }
}
