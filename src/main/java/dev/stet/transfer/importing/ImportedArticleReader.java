package dev.stet.transfer.importing;

import static dev.stet.platform.problem.ProblemType.INVALID_CONTENT;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.node.ArrayNode;

import dev.stet.article.content.ArticleForm;
import dev.stet.article.draft.ContentFaults;
import dev.stet.platform.failure.FormReader;
import dev.stet.platform.problem.Fault;
import dev.stet.platform.problem.Problem;
import dev.stet.text.ArticleDocument;

/** Reads an article from either of the two forms that import takes, as strictly as the API does. */
@ApplicationScoped
public class ImportedArticleReader {

    /** Of a working copy, in bytes, as every other body. */
    public static final int MAX_COPY = 1 << 20;

    private static final Pattern FENCE = Pattern.compile("(?m)^[ \\t]*(-{3,}|\\+{3,})[ \\t]*$");
    /** How MDX begins what it says to machines; a blank line ends it. */
    private static final Pattern MDX_MODULE = Pattern.compile("(?:import|export)[ \\t{].*");

    /**
     * An article as it came in, ready to be saved.
     *
     * @param form valid
     * @param commentsOpen {@code null} where the item does not say
     * @param draft whether its front matter says that it is not to be published
     * @param markdown whether it came as Markdown
     * @param file {@code null} where it is not known
     * @param warnings what became of it otherwise than its author may think
     */
    record ImportedArticle(ArticleForm form, Boolean commentsOpen, boolean draft, boolean markdown, FilePath file,
            List<Fault> warnings) {

        ImportedArticle with(ArticleForm form) {
            return new ImportedArticle(form, commentsOpen, draft, markdown, file, warnings);
        }

        ImportedArticle with(Fault warning) {
            return new ImportedArticle(form, commentsOpen, draft, markdown, file,
                    Stream.concat(warnings.stream(), Stream.of(warning)).toList());
        }
    }

    private final FormReader forms;

    ImportedArticleReader(FormReader forms) {
        this.forms = forms;
    }

    /** @throws dev.stet.platform.problem.Problem for whatever is wrong with it, all at once as far as can be told */
    ImportedArticle json(byte[] workingCopy) {
        return new ImportedArticle(forms.read(workingCopy, ArticleForm.class).withoutSectionIds(), null, false, false, null,
                List.of());
    }

    /**
     * @param file {@code null} where it is not known
     * @param keepsUnknown whether members that no article has go into {@code custom}; else they are refused
     * @throws dev.stet.platform.problem.Problem for whatever is wrong with it, all at once as far as can be told
     */
    ImportedArticle markdown(byte[] source, FilePath file, boolean keepsUnknown) {
        List<Fault> warnings = new ArrayList<>();
        String text = utf8(source);
        ArticleDocument document = ArticleDocument
                .parse(text, (pointer, detail) -> warnings.add(Fault.at(pointer, detail))).titledByItsText();
        FrontMatterMembers members = new FrontMatterMembers(document.frontMatter(), file, keepsUnknown);
        warnings.addAll(0, members.warnings);
        members.article.put("lead", file != null && file.isMdx() ? withoutModules(document.lead(), warnings) : document.lead());
        ArrayNode sections = members.article.putArray("sections");
        document.parts().forEach(part -> sections.addObject().put("slug", part.slug()).put("heading", part.heading())
                .put("body", part.body()));
        if (!members.article.has("title")) {
            members.faults.add(Fault.at("#/title", missingTitle(document, text)));
        }
        return new ImportedArticle(form(members), members.commentsOpen, members.draft, true, file, warnings);
    }

    /** Together with what was wrong before the form could be made. */
    private ArticleForm form(FrontMatterMembers members) {
        Set<String> told = members.faults.stream().map(Fault::pointer).collect(Collectors.toSet());
        ContentFaults faults = new ContentFaults();
        members.faults.forEach(fault -> faults.add(fault.pointer(), "%s", fault.detail()));
        ArticleForm form = null;
        try {
            form = forms.bind(members.article, ArticleForm.class);
        } catch (Problem refused) {
            if (refused.faults().isEmpty()) {
                throw refused;
            }
            refused.faults().stream().filter(fault -> !told.contains(fault.pointer()))
                    .forEach(fault -> faults.add(fault.pointer(), "%s", fault.detail()));
        }
        faults.check();
        return form;
    }

    private static String missingTitle(ArticleDocument document, String text) {
        if (!document.frontMatter().isEmpty()) {
            return "Is missing. Write title: … into the front matter, or begin the text with a heading of level 1.";
        }
        Matcher fence = FENCE.matcher(text);
        String where = fence.find() && fence.start() > 0 ? " There is one in line "
                + (text.substring(0, fence.start()).lines().count() + 1) + ", which is too late." : "";
        return "Is missing, and so is front matter. Let the text begin with a line ---, then title: … and a line ---; or with "
                + "lines +++ around TOML; or with a heading of level 1." + where;
    }

    private static String withoutModules(String lead, List<Fault> warnings) {
        List<String> lines = lead.lines().toList();
        int text = afterBlank(lines, 0);
        int first = text;
        while (text < lines.size() && MDX_MODULE.matcher(lines.get(text)).matches()) {
            while (text < lines.size() && !lines.get(text).isBlank()) {
                text++;
            }
            text = afterBlank(lines, text);
        }
        if (text == first) {
            return lead;
        }
        warnings.add(Fault.at("#/lead", "Begins without the imports and exports of MDX, which no reader needs."));
        return String.join("\n", lines.subList(text, lines.size())).strip();
    }

    private static int afterBlank(List<String> lines, int from) {
        int line = from;
        while (line < lines.size() && lines.get(line).isBlank()) {
            line++;
        }
        return line;
    }

    private static String utf8(byte[] source) {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(source)).toString();
        } catch (CharacterCodingException e) {
            throw INVALID_CONTENT.because("The text is not UTF-8. Save it in that encoding and send it again.");
        }
    }
}
