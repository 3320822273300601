package dev.stet.article.reading;

import static dev.stet.platform.problem.ProblemType.NOT_FOUND;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.stet.article.content.SiteSettings;
import dev.stet.article.edition.ArticleSummary;
import dev.stet.article.edition.ArticleView;
import dev.stet.article.edition.ArticleView.LinksView;
import dev.stet.article.edition.LocaleLookup;
import dev.stet.article.edition.Projection;
import dev.stet.article.edition.Projection.TextFormat;
import dev.stet.change.CacheInvalidation;
import dev.stet.platform.cache.ExtraHeaders;
import dev.stet.platform.cache.Freshness;
import dev.stet.platform.http.AnswerMemory;
import dev.stet.platform.json.Json;
import dev.stet.platform.parameter.Parameters;
import io.quarkus.arc.All;

/** Joins what was rendered at publication with what lives outside of editions, and trims it to what was asked for. */
@ApplicationScoped
class ArticleJson {

    static final String SECTIONS = "sections";

    private final SiteSettings site;
    private final Freshness freshness;
    private final ExtraHeaders headers;
    private final AnswerMemory memory;
    private final RenderedDocuments documents;
    private final LocaleLookup locales;
    private final List<ArticleInclude> includes;

    ArticleJson(SiteSettings site, LocaleLookup locales, Freshness freshness, ExtraHeaders headers, AnswerMemory memory,
            RenderedDocuments documents,
            @All List<ArticleInclude> includes) {
        this.site = site;
        this.locales = locales;
        this.freshness = freshness;
        this.headers = headers;
        this.memory = memory;
        this.documents = documents;
        this.includes = includes;
    }

    /** As {@link #locale}, or all of them; see {@link LocaleLookup#publishedOrAll}. */
    String localeOrAll(Parameters parameters, String sent) {
        return locales.publishedOrAll(parameters, sent);
    }

    /** The locale that a reader means; see {@link LocaleLookup#published}. */
    String locale(Parameters parameters, String sent) {
        return locales.published(parameters, sent);
    }

    /** The names {@code include=} knows for an article, or for the summaries of a list. */
    List<String> includable(boolean inLists) {
        List<String> names = new ArrayList<>(inLists ? ArticleSummary.OF_DOCUMENT : List.of());
        includes.stream().filter(include -> !inLists || include.fitsLists()).map(ArticleInclude::member).forEach(names::add);
        return names;
    }

    byte[] article(String slug, ArticleParams.Wanted wanted) {
        VisibleEdition edition = find(slug, wanted);
        link(slug, wanted, edition);
        return wanted.shape().isWhole() ? splice(edition) : Json.bytes(tree(edition, wanted.shape()));
    }

    /** As a value, with texts in every form. */
    ArticleView view(String slug, String locale) {
        Projection everyForm = new Projection(EnumSet.allOf(TextFormat.class), Set.of(), Set.of());
        return Json.value(Json.tree(splice(find(slug, new ArticleParams.Wanted(locale, everyForm, null)))), ArticleView.class);
    }

    private void link(String slug, ArticleParams.Wanted wanted, VisibleEdition edition) {
        MementoLinks links = MementoLinks.of(slug, wanted.locale(), site.defaultLocale());
        headers.set("Link", wanted.at() == null ? links.ofOriginal() : links.ofMemento(edition.since()));
        if (wanted.at() != null) {
            headers.set("Memento-Datetime", MementoLinks.httpDate(edition.since()));
        }
    }

    ObjectNode sections(String slug, ArticleParams.Wanted wanted) {
        ObjectNode answer = Json.tree(Map.of());
        answer.set("items", sectionsOf(find(slug, wanted), wanted.shape()));
        return answer;
    }

    ObjectNode section(String slug, String section, ArticleParams.Wanted wanted) {
        Projection whole = new Projection(wanted.shape().formats(), java.util.Set.of(), java.util.Set.of());
        for (JsonNode candidate : sectionsOf(find(slug, wanted), whole)) {
            if (candidate.path("slug").asText().equals(section)) {
                return trim((ObjectNode) candidate, wanted.shape());
            }
        }
        throw NOT_FOUND.because("The article '%s' has no section '%s'.", slug, section);
    }

    private VisibleEdition find(String slug, ArticleParams.Wanted wanted) {
        Projection projection = wanted.shape();
        VisibleEdition edition = (wanted.at() == null ? VisibleEdition.find(slug, wanted.locale(), projection.needsAllForms())
                : VisibleEdition.findAt(slug, wanted.locale(), wanted.at().instant(), projection.needsAllForms()))
                .orElseThrow(() -> VisibleEdition.elsewhere(slug, wanted.locale(), freshness));
        freshness.endsIn(edition.timeLeft());
        freshness.dependsOn(CacheInvalidation.of(edition.articleId()));
        if (edition.redacted()) {
            throw VisibleEdition.redacted(slug);
        }
        if (wanted.at() != null && !wanted.at().settled()) {
            freshness.notStored(); // a commit may still bring an edition that began before that instant
        }
        if (edition.document() == null) {
            memory.reserve(edition.size());
            edition = edition.withDocument(projection.needsAllForms());
        }
        return documents.readable(edition, projection.needsAllForms());
    }

    /** The hot way: nothing is read into a tree, the live members are written behind the others. */
    private byte[] splice(VisibleEdition edition) {
        freshness.dependsOn(CacheInvalidation.ofVariants(edition.translationGroup()), CacheInvalidation.NAMES);
        LinksView links = LinksView.of(edition.articleId(), edition.slug(), edition.locale(), site.defaultLocale());
        String live = ",\"authors\":" + edition.authors() + ",\"tags\":" + edition.tags() + ",\"commentsOpen\":"
                + edition.commentsOpen() + ",\"translations\":" + edition.translations() + ",\"links\":{\"self\":\""
                + links.self() + "\",\"comments\":\"" + links.comments() + "\",\"form\":\"" + links.form()
                + "\",\"permalink\":\"" + links.permalink() + "\"}}";
        byte[] tail = live.getBytes(UTF_8);
        int head = edition.document().length - 1; // without its closing brace
        ByteArrayOutputStream json = new ByteArrayOutputStream(head + tail.length);
        json.write(edition.document(), 0, head);
        json.write(tail, 0, tail.length);
        return json.toByteArray();
    }

    private ObjectNode tree(VisibleEdition edition, Projection projection) {
        ObjectNode article = (ObjectNode) Json.tree(splice(edition));
        TextFormat.keep(article, projection.formats());
        trim(article, projection);
        if (!projection.includes().isEmpty()) {
            freshness.dependsOn(CacheInvalidation.ofComments(edition.articleId())); // the only thing that other rooms add
        }
        include(List.of(edition.articleId()), List.of(article), projection);
        return article;
    }

    private static ArrayNode sectionsOf(VisibleEdition edition, Projection projection) {
        ObjectNode article = (ObjectNode) Json.tree(edition.document());
        TextFormat.keep(article, projection.formats());
        ArrayNode sections = (ArrayNode) article.get(SECTIONS);
        sections.forEach(section -> trim((ObjectNode) section, projection));
        return sections;
    }

    static ObjectNode trim(ObjectNode object, Projection projection) {
        return object.retain(object.properties().stream().map(Map.Entry::getKey).filter(projection::keeps).toList());
    }

    /** Adds the members of other rooms, by one statement each for all the articles. */
    void include(List<UUID> ids, List<ObjectNode> articles, Projection projection) {
        for (ArticleInclude include : includes) {
            if (projection.includes().contains(include.member())) {
                Map<UUID, ?> values = include.of(ids);
                for (int i = 0; i < ids.size(); i++) {
                    articles.get(i).set(include.member(), Json.tree(values.get(ids.get(i))));
                }
            }
        }
    }
}
