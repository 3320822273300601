package dev.stet.transfer.importing;

import static dev.stet.platform.problem.ProblemType.INVALID_CONTENT;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.stet.article.content.ArticleForm;
import dev.stet.platform.failure.FormReader;
import dev.stet.platform.problem.Fault;
import dev.stet.text.ArticleDocument;

/** Reads an article from either of the two forms that import takes, as strictly as the API does. */
@ApplicationScoped
public class ImportedArticleReader {

    /** Of a working copy, in bytes, as every other body. */
    public static final int MAX_COPY = 1 << 20;

    private static final String COMMENTS = "comments";

    /**
     * An article as it came in, ready to be saved.
     *
     * @param form valid
     * @param commentsOpen {@code null} where the item does not say
     */
    record ImportedArticle(ArticleForm form, Boolean commentsOpen) {
    }

    private final FormReader forms;

    ImportedArticleReader(FormReader forms) {
        this.forms = forms;
    }

    /** @throws dev.stet.platform.problem.Problem for whatever is wrong with it, all at once as far as can be told */
    ImportedArticle json(byte[] workingCopy) {
        return new ImportedArticle(forms.read(workingCopy, ArticleForm.class).withoutSectionIds(), null);
    }

    /** @throws dev.stet.platform.problem.Problem for whatever is wrong with it, all at once as far as can be told */
    ImportedArticle markdown(byte[] source) {
        ArticleDocument document = ArticleDocument.parse(utf8(source));
        ObjectNode article = document.frontMatter().deepCopy();
        Boolean commentsOpen = commentsOpen(article.remove(COMMENTS));
        for (String member : List.of("lead", "sections")) {
            if (article.has(member)) {
                throw INVALID_CONTENT.because(List.of(Fault.at("#/" + member, "belongs into the text")),
                        "The front matter has '%s', which in Markdown is the text itself.", member);
            }
        }
        article.put("lead", document.lead());
        ArrayNode sections = article.putArray("sections");
        document.parts().forEach(part -> sections.addObject().put("slug", part.slug()).put("heading", part.heading())
                .put("body", part.body()));
        return new ImportedArticle(forms.bind(article, ArticleForm.class), commentsOpen);
    }

    private static Boolean commentsOpen(JsonNode comments) {
        if (comments == null) {
            return null;
        }
        return switch (comments.asText()) {
            case "open" -> true;
            case "closed" -> false;
            default -> throw INVALID_CONTENT.because(List.of(Fault.at("#/comments", "must be open or closed")),
                    "The front matter says comments: %s, which must be open or closed.", comments.asText());
        };
    }

    private static String utf8(byte[] source) {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(source)).toString();
        } catch (CharacterCodingException e) {
            throw INVALID_CONTENT.because("The text is not UTF-8. Save it in that encoding and send it again.");
        }
    }
}
