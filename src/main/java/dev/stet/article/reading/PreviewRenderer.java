package dev.stet.article.reading;

import static dev.stet.platform.problem.ProblemType.NOT_FOUND;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.Session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.stet.article.content.SiteSettings;
import dev.stet.article.draft.Article;
import dev.stet.article.edition.ArticleView;
import dev.stet.article.edition.ArticleView.LinksView;
import dev.stet.article.edition.Edition;
import dev.stet.article.edition.EditionSql;
import dev.stet.article.edition.Projection;
import dev.stet.article.edition.Projection.TextFormat;
import dev.stet.article.edition.ReadParameters;
import dev.stet.platform.json.Json;
import dev.stet.platform.parameter.Parameters;

/** Shows working copies as readers would see them if they were published now, and keeps nothing of it. */
@ApplicationScoped
public class PreviewRenderer {

    private static final String LIVE = "SELECT now() AS now, (SELECT min(visible_from) FROM edition"
            + " WHERE article_id = a.id AND visible_from <= now()) AS first, (SELECT cast(count(*) + 1 AS integer)"
            + " FROM edition WHERE article_id = a.id AND visible_from <= now()) AS number, "
            + EditionSql.AUTHORS.replace("e.authors", "a.authors") + ", "
            + EditionSql.TAGS.replace("e.tags", "a.tags") + ", " + EditionSql.TRANSLATIONS
            + " FROM article a WHERE a.id = :article";

    /** Tells a preview from what is published. */
    private static final String MARK = "preview";
    private static final List<String> MEMBERS = Stream.concat(ArticleView.MEMBERS.stream(), Stream.of(MARK)).toList();

    private record Live(Instant now, Instant first, int number, String authors, String tags, String translations) {
    }

    private final EntityManager database;
    private final SiteSettings site;

    PreviewRenderer(EntityManager database, SiteSettings site) {
        this.database = database;
        this.site = site;
    }

    /** How the OpenAPI document shows what {@link #pull} makes. */
    @Schema(name = "ArticlePreview", requiredProperties = "*",
            extensions = @Extension(name = "x-members-of", value = "Article"),
            description = "An article as it would be, published now. With `fields`, what was not named is absent.")
    public record ArticlePreview(
            @Schema(description = "Marks what may have never been published.") boolean preview,
            @Schema(nullable = true, description = "The byline date; null where no reader ever saw the article, and no editor "
                    + "has set one.") Instant publishedAt) {
    }

    /**
     * @param format the parameter of {@link ArticleParams} as sent, as is {@code fields}
     * @return what {@link ArticleView} tells, trimmed to what was asked for
     * @throws dev.stet.platform.problem.Problem {@code invalid-parameter} with every fault
     */
    public ObjectNode pull(Article article, String format, String fields) {
        Parameters parameters = new Parameters();
        Projection projection = ReadParameters.shape(parameters, format, fields, null, MEMBERS, List.of());
        parameters.check();
        Live live = live(article.id);
        Edition unpublished = Edition.freeze(article, live.now, Edition.FOREVER);
        unpublished.place(live.number, live.first, article.content());
        ObjectNode proof = (ObjectNode) Json.tree(unpublished.forms);
        TextFormat.keep(proof, projection.formats());
        proof.set("authors", json(live.authors));
        proof.set("tags", json(live.tags));
        proof.put("commentsOpen", article.commentsOpen);
        proof.set("translations", json(live.translations));
        proof.set("links", Json.tree((Object) LinksView.of(article.id, article.slug, article.locale, site.defaultLocale())));
        if (live.first == null && article.content().publishedAt() == null) {
            proof.putNull("publishedAt"); // what would stand there is only the moment of looking
        }
        return ArticleJson.trim(proof.put(MARK, true), projection);
    }

    private Live live(UUID article) {
        return database.unwrap(Session.class).createNativeQuery(LIVE, Live.class).setParameter("article", article)
                .uniqueResultOptional()
                .orElseThrow(() -> NOT_FOUND.because("The article was deleted this very moment."));
    }

    private static JsonNode json(String text) {
        return Json.read(text, JsonNode.class);
    }
}
