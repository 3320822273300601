package dev.stet.article.publication;

import static dev.stet.platform.problem.ProblemType.NOT_FOUND;
import static dev.stet.platform.problem.ProblemType.REDACTED;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.stet.article.draft.Article;
import dev.stet.article.draft.ArticleLocator;
import dev.stet.article.edition.Edition;
import dev.stet.article.edition.EditionView;
import dev.stet.article.edition.EditorialArticleParams;
import dev.stet.article.publication.EditionResource.EditionListParams;
import dev.stet.auth.account.Caller;
import dev.stet.platform.json.Json;
import dev.stet.platform.page.Cursor;
import dev.stet.platform.page.Page;
import dev.stet.platform.page.Pages;
import dev.stet.platform.page.Slice;
import dev.stet.platform.snapshot.ReadSnapshot;

/** An article's editions, latest first. */
@ApplicationScoped
class EditionQuery {

    /** One edition, with all that readers saw of it. */
    @Schema(name = "WholeEdition", description = "One edition, with all that readers saw of it.",
            requiredProperties = "article")
    record WholeEdition(
            @JsonUnwrapped EditionView outline, // named `edition`, the document would leave out its member of that name
            @Schema(type = SchemaType.OBJECT, implementation = Object.class, additionalProperties = Schema.True.class,
                    description = "The article as it was rendered, each text in all formats; without what "
                            + "lives outside of editions.") ObjectNode article) {

        static WholeEdition of(Edition edition) {
            return new WholeEdition(EditionView.of(edition), (ObjectNode) Json.tree(edition.forms));
        }
    }

    private final Pages pages;

    EditionQuery(Pages pages) {
        this.pages = pages;
    }

    @Transactional
    Page<EditionView> page(EditionListParams.Listed wanted, Caller caller) {
        ReadSnapshot.begin();
        Article article = ArticleLocator.find(wanted.article().article(), wanted.article().locale(), caller);
        String list = "editions " + article.id;
        Cursor cursor = pages.cursor(wanted.cursor(), list);
        Slice<Edition> slice = Slice.of(find(article.id, cursor, wanted.limit() + 1), wanted.limit(), cursor);
        return pages.page(slice, wanted.limit(), list, edition -> List.of(Integer.toString(edition.number)),
                EditionView::of);
    }

    private static List<Edition> find(UUID article, Cursor cursor, int rows) {
        if (cursor == null) {
            return Edition.find("articleId = ?1 order by number desc", article).page(0, rows).list();
        }
        int beside = Integer.parseInt(cursor.key().get(0));
        String which = cursor.backward() ? "number > ?2 order by number" : "number < ?2 order by number desc";
        return Edition.find("articleId = ?1 and " + which, article, beside).page(0, rows).list();
    }

    @Transactional
    WholeEdition one(EditorialArticleParams.Wanted wanted, int number, Caller caller) {
        ReadSnapshot.begin();
        Article article = ArticleLocator.find(wanted.article(), wanted.locale(), caller);
        Edition edition = Edition.findNumber(article.id, number)
                .orElseThrow(() -> NOT_FOUND.because("The article '%s' has no edition %d.", article.slug, number));
        if (edition.redactedAt != null) {
            throw REDACTED.because("Edition %d of the article '%s' was redacted at %s.", number, article.slug,
                    edition.redactedAt);
        }
        return WholeEdition.of(edition);
    }
}
