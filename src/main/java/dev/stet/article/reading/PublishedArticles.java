package dev.stet.article.reading;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import org.hibernate.query.NativeQuery;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.stet.article.edition.ArticleView;
import dev.stet.article.edition.ArticleView.TranslationView;
import dev.stet.article.edition.EditionSql;
import dev.stet.article.edition.Projection;
import dev.stet.platform.json.Json;
import dev.stet.platform.page.Page;

/** What readers see now, whole, for rooms that tell it in other forms. Each method is one statement. */
@ApplicationScoped
public class PublishedArticles {

    private final EntityManager database;
    private final ArticleQuery articles;
    private final ArticleJson json;

    PublishedArticles(EntityManager database, ArticleQuery articles, ArticleJson json) {
        this.database = database;
        this.articles = articles;
        this.json = json;
    }

    /**
     * With texts in every form.
     *
     * @throws dev.stet.platform.problem.Problem {@code not-found}, {@code redacted}
     * @throws dev.stet.platform.http.Moved where readers once found one here that has another slug now
     */
    public ArticleView one(String slug, String locale) {
        return json.view(slug, locale);
    }

    /** The original of a translation, as far as readers see it. */
    public Optional<TranslationView> original(UUID translation) {
        @SuppressWarnings("unchecked")
        NativeQuery<Object[]> query = database.createNativeQuery("""
                SELECT e.locale, e.slug FROM article a JOIN edition e ON e.article_id = a.translation_group
                WHERE a.id = :id AND a.translation_group <> a.id AND e.redacted_at IS NULL AND """ + " "
                + EditionSql.VISIBLE, Object[].class).unwrap(NativeQuery.class);
        return query.addScalar("locale", String.class).addScalar("slug", String.class).setParameter("id", translation)
                .uniqueResultOptional().map(row -> new TranslationView((String) row[0], (String) row[1]));
    }

    /**
     * Those that are listed and can be read, the newest first, with texts in HTML, without comments' state and translations.
     *
     * @param tag {@code null} for articles of any
     * @param sentCursor {@code null} for the first page
     */
    public Page<ArticleView> page(String locale, String tag, int limit, String sentCursor) {
        ArticleFilter filter = new ArticleFilter(locale, List.of(), tag == null ? List.of() : List.of(tag), List.of(),
                List.of(),
                null, null);
        Projection texts = new Projection(Projection.WHOLE.formats(), Set.of(), Set.of(ArticleJson.SECTIONS));
        return articles.page(new ArticleQuery.Wanted(filter, ArticleOrder.NEWEST, texts, false, limit, sentCursor),
                PublishedArticles::view);
    }

    /** @param beside the document, what else is told of the article */
    private static ArticleView view(byte[] document, Map<String, Object> beside) {
        ObjectNode article = (ObjectNode) Json.tree(document);
        List.of("authors", "tags").forEach(member -> article.set(member, Json.tree(beside.get(member))));
        return requireTexts(Json.value(article, ArticleView.class));
    }

    private static ArticleView requireTexts(ArticleView article) {
        Stream.of(article.slug(), article.locale(), article.title(), article.publishedAt(), article.updatedAt(),
                article.lead().html()).forEach(Objects::requireNonNull);
        article.sections().stream().flatMap(section -> Stream.of(section.slug(), section.heading(), section.body().html()))
                .forEach(Objects::requireNonNull);
        return article;
    }
}
