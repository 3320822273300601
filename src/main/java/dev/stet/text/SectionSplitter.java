package dev.stet.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.stet.text.ArticleDocument.Part;

/** Splits Markdown into lead and sections, and joins them again so that the split gives the same. */
final class SectionSplitter {

    /** The first line of a document whose sections are marked; each mark is a line like it. */
    private static final Pattern MARKED = Pattern.compile("\\A\\n*(<!-- section(?: \\d+)? -->)\\n");

    private SectionSplitter() {
    }

    static ArticleDocument read(ObjectNode frontMatter, String markdown) {
        Matcher marked = MARKED.matcher(markdown);
        return marked.find()
                ? readMarked(frontMatter, markdown.substring(marked.end()), marked.group(1))
                : readPlain(frontMatter, markdown);
    }

    static String write(ArticleDocument document) {
        String plain = join(document);
        if (read(document.frontMatter(), plain).equals(document)) {
            return plain;
        }
        String mark = Stream.iterate(1, n -> n + 1).map(n -> n == 1 ? "<!-- section -->" : "<!-- section " + n + " -->")
                .filter(candidate -> !plain.contains(candidate)).findFirst().orElseThrow();
        StringBuilder marked = new StringBuilder("\n" + mark + "\n" + document.lead() + "\n");
        document.parts().forEach(
                part -> marked.append(mark).append('\n').append(headline(part)).append('\n').append(part.body()).append('\n'));
        return marked.toString();
    }

    private static ArticleDocument readPlain(ObjectNode frontMatter, String markdown) {
        List<String> lines = List.of(markdown.split("\n", -1));
        List<Outline.Entry> outline = Outline.of(markdown);
        Definitions definitions = outline.isEmpty() ? Definitions.NONE : Definitions.of(markdown, lines);
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < outline.size(); i++) {
            int end = i + 1 < outline.size() ? outline.get(i + 1).from() : lines.size();
            parts.add(part(outline.get(i).heading(), definitions.complete(text(lines, outline.get(i).to(), end))));
        }
        int leadEnd = outline.isEmpty() ? lines.size() : outline.get(0).from();
        return new ArticleDocument(frontMatter, definitions.complete(text(lines, 0, leadEnd)), parts);
    }

    private static ArticleDocument readMarked(ObjectNode frontMatter, String markdown, String mark) {
        String[] chunks = markdown.split("(?m)^" + Pattern.quote(mark) + "\\n", -1);
        List<Part> parts = new ArrayList<>();
        for (int i = 1; i < chunks.length; i++) {
            String[] headingAndBody = chunks[i].split("\n", 2);
            List<Outline.Entry> heading = Outline.of(headingAndBody[0]);
            parts.add(part(heading.isEmpty() ? headingAndBody[0] : heading.get(0).heading(),
                    headingAndBody.length > 1 ? line(headingAndBody[1]) : ""));
        }
        return new ArticleDocument(frontMatter, line(chunks[0]), parts);
    }

    private static Part part(String heading, String body) {
        Matcher id = ArticleRendering.GIVEN_ID.matcher(heading);
        return id.find()
                ? new Part(slug(id.group("id")), Outline.plain(heading.substring(0, id.start())), body)
                : new Part(null, Outline.plain(heading), body);
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
        Part read = part(plain, "");
        return !ArticleRendering.GIVEN_ID.matcher(plain).find() && read.heading().equals(plain) && !plain.endsWith("#")
                ? plain
                : Outline.MARK.matcher(plain).replaceAll("\\\\$0");
    }
}
