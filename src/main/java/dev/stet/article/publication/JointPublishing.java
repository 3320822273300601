package dev.stet.article.publication;

import static dev.stet.platform.problem.ProblemType.INVALID_CONTENT;
import static dev.stet.platform.problem.ProblemType.STALE_EDIT;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import dev.stet.article.conflict.StaleArticle;
import dev.stet.article.draft.Article;
import dev.stet.article.draft.ArticleLocator;
import dev.stet.article.edition.Edition;
import dev.stet.article.edition.EditionTimeline;
import dev.stet.article.edition.PublicationPeriod;
import dev.stet.auth.account.Caller;
import dev.stet.platform.conditional.EntityTags;
import dev.stet.platform.problem.Fault;
import dev.stet.platform.problem.Problem;

/** Publishes several articles in one transaction: readers see all of them, or nothing of it. */
@ApplicationScoped
class JointPublishing {

    /** Several articles to be published together, or none of them. */
    @Schema(name = "PublicationsForm", description = "Several articles to be published together, or none of them.")
    public record PublicationsForm(@NotNull @Size(min = 1, max = 100) List<@NotNull @Valid Item> items) {

        /** One of them. */
        @Schema(name = "PublicationsFormItem", description = "One of the articles that are published together.")
        public record Item(
                @NotBlank @Size(max = 200)
                @Schema(description = "The article's id, or its slug in the request's locale.",
                        examples = "deepseeks-rise") String article,
                @NotBlank @Size(max = 200)
                @Schema(description = "The ETag of the article as you read it, with its quotes.") String etag,
                @Schema(nullable = true, description = "Null is now; never past.") Instant from,
                @Schema(nullable = true, description = "Null is for ever; after the beginning.") Instant until) {

            PublicationForm form() {
                return new PublicationForm(from, until, null);
            }
        }
    }

    /** Where the articles stand that were published together, in the order in which they were sent. */
    @Schema(name = "Publications", description = "Where the articles stand now, in the order in which they were sent.",
            requiredProperties = "items")
    record PublicationsView(List<Item> items) {

        /** One of them. */
        @Schema(name = "PublicationsItem", requiredProperties = "article")
        record Item(@Schema(description = "Its id.") UUID article, @JsonUnwrapped PublicationView publication) {
        }
    }

    private final Publishing publishing;

    JointPublishing(Publishing publishing) {
        this.publishing = publishing;
    }

    /** @throws Problem {@code invalid-content} or {@code stale-edit} with every fault of every item; then nothing is changed */
    @Transactional
    PublicationsView publish(PublicationsForm form, String locale, Caller caller) {
        List<Article> articles = lock(form, locale, caller);
        refuseStale(form, articles);
        refuseImpossible(form, articles);
        for (int i = 0; i < articles.size(); i++) {
            publishing.publish(articles.get(i), form.items().get(i).form(), caller.account());
        }
        Edition.flush();
        return new PublicationsView(articles.stream()
                .map(article -> new PublicationsView.Item(article.id, PublicationView.of(article))).toList());
    }

    /** Nothing of an article is looked at before its row is taken: what was decided meanwhile counts. */
    private static List<Article> lock(PublicationsForm form, String locale, Caller caller) {
        List<String> keys = form.items().stream().map(PublicationsForm.Item::article).toList();
        List<Optional<Article>> taken = ArticleLocator.lock(keys, locale, caller);
        List<Article> articles = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            Article article = taken.get(i).orElse(null);
            if (article == null) {
                faults.add(Fault.at("#/items/%d/article".formatted(i), ArticleLocator.notFound(keys.get(i), locale).detail()));
            } else if (articles.contains(article)) {
                faults.add(Fault.at("#/items/%d/article".formatted(i), "stands here twice"));
            }
            articles.add(article);
        }
        refuse(faults);
        return articles;
    }

    private static void refuseStale(PublicationsForm form, List<Article> articles) {
        List<Fault> faults = new ArrayList<>();
        List<StaleArticle> stale = new ArrayList<>();
        for (int i = 0; i < articles.size(); i++) {
            Article article = articles.get(i);
            EntityTags sent = tags(form.items().get(i).etag());
            if (!sent.stronglyMatch(article.tag())) {
                stale.add(StaleArticle.of(article, sent));
                String why = sent.areWeak() ? EntityTags.WEAK.formatted(sent.tags().get(0))
                        : "The article '%s' is now %s. Read it again, then decide.".formatted(article.slug, article.tag());
                faults.add(Fault.at("#/items/%d/etag".formatted(i), why));
            }
        }
        if (!faults.isEmpty()) {
            throw STALE_EDIT.because(faults, "%d of the articles changed since you read them; none was published.",
                    faults.size()).with("stale", stale);
        }
    }

    /** What is no tag, or would be any, names no state. */
    private static EntityTags tags(String etag) {
        EntityTags none = new EntityTags(false, List.of());
        try {
            EntityTags sent = EntityTags.parse("etag", etag);
            return sent.any() ? none : sent;
        } catch (Problem noTag) {
            return none;
        }
    }

    private static void refuseImpossible(PublicationsForm form, List<Article> articles) {
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < articles.size(); i++) {
            Article article = articles.get(i);
            PublicationPeriod period = form.items().get(i).form().period();
            EditionTimeline time = EditionTimeline.of(article.id);
            String pointer = "#/items/" + i;
            if (article.trashedAt != null) {
                faults.add(Fault.at(pointer + "/article", "is in the trash; restore it first"));
            } else if (!time.holds(article.revision, period)) {
                faults.addAll(period.faults(time.now(), pointer));
            }
        }
        refuse(faults);
    }

    private static void refuse(List<Fault> faults) {
        if (!faults.isEmpty()) {
            throw INVALID_CONTENT.because(faults, "The articles cannot be published so; none was. See errors.");
        }
    }
}
