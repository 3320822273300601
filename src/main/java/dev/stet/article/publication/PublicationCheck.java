package dev.stet.article.publication;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

import dev.stet.article.content.Content;
import dev.stet.article.content.Members;
import dev.stet.article.content.SectionContent;
import dev.stet.article.draft.ArticleLocator;
import dev.stet.article.draft.SlugReservation;
import dev.stet.article.edition.EditionSql;
import dev.stet.article.edition.EditorialArticleParams;
import dev.stet.article.publication.FindingList.Finding;
import dev.stet.article.publication.TextCheck.InternalLink;
import dev.stet.auth.account.Caller;
import dev.stet.platform.validation.BlankText;
import dev.stet.text.Markdown;
import dev.stet.text.RenderedText;

/** Looks for what an editor would rather have seen before the readers do. Changes nothing and forbids nothing. */
@ApplicationScoped
class PublicationCheck {

    private final EntityManager database;

    PublicationCheck(EntityManager database) {
        this.database = database;
    }

    @Transactional
    FindingList of(EditorialArticleParams.Wanted wanted, Caller caller) {
        var article = ArticleLocator.find(wanted.article(), wanted.locale(), caller);
        return new FindingList(of(article.id, article.content(), caller));
    }

    private List<Finding> of(UUID article, Content content, Caller caller) {
        List<Finding> findings = new ArrayList<>();
        lookAtSlugs(article, content, findings);
        if (content.cover() != null && (content.cover().alt() == null || BlankText.is(content.cover().alt()))) {
            findings.add(Finding.error("missing-alt", "#/cover/alt", "The cover has no description. Write one."));
        }
        List<TextCheck> texts = texts(content, findings);
        texts.forEach(TextCheck::look);
        Set<String> anchors = new HashSet<>(content.sections().stream().map(SectionContent::slug).toList());
        texts.forEach(text -> anchors.addAll(text.ids()));
        texts.forEach(text -> text.links().forEach((href, link) -> judge(text, href, link, content, anchors, caller)
                .ifPresent(findings::add)));
        return findings;
    }

    private static void lookAtSlugs(UUID article, Content content, List<Finding> findings) {
        if (SlugReservation.holder(content.locale(), content.slug()).filter(holder -> !holder.equals(article)).isPresent()) {
            findings.add(Finding.error("slug-clash", "#/slug", "Another article holds the slug '%s'.", content.slug()));
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < content.sections().size(); i++) {
            String slug = content.sections().get(i).slug();
            if (!seen.add(slug)) {
                findings.add(Finding.error("slug-clash", "#/sections/%d/slug".formatted(i),
                        "Another section has the slug '%s'.", slug));
            }
        }
    }

    private static List<TextCheck> texts(Content content, List<Finding> findings) {
        List<TextCheck> texts = new ArrayList<>();
        Iterator<RenderedText> rendered = Markdown.render(content.passages()).iterator();
        Members.MARKDOWN.stream().filter(name -> Members.ALL.get(content, name) != null).forEach(name -> texts.add(
                new TextCheck("#/" + name, (String) Members.ALL.get(content, name), rendered.next(), findings)));
        for (int i = 0; i < content.sections().size(); i++) {
            SectionContent section = content.sections().get(i);
            TextCheck text = new TextCheck("#/sections/%d/body".formatted(i), section.body(), rendered.next(),
                    findings);
            texts.add(text);
            if (text.isEmpty()) {
                findings.add(Finding.warning("empty-section", text.pointer(), "The section '%s' has a heading and no text.",
                        section.heading()));
            }
        }
        return texts;
    }

    private Optional<Finding> judge(TextCheck text, String href, InternalLink link, Content content, Set<String> anchors,
            Caller caller) {
        if (link.slug() == null || link.slug().equals(content.slug()) && link.locale() == null) {
            return link.anchor() == null || link.anchor().isEmpty() || anchors.contains(link.anchor()) ? Optional.empty()
                    : Optional.of(Finding.error("broken-link", text.pointer(),
                            "The link to '%s' leads nowhere: no section and no footnote is called so.", href));
        }
        String locale = link.locale() == null ? content.locale() : link.locale();
        Optional<UUID> target = SlugReservation.holder(locale, link.slug(), caller);
        if (target.isEmpty()) {
            return Optional.of(Finding.error("broken-link", text.pointer(),
                    "The link to '%s' leads nowhere: there is no article '%s' of locale %s.", href, link.slug(), locale));
        }
        return isVisible(target.get()) ? Optional.empty()
                : Optional.of(Finding.warning("broken-link", text.pointer(),
                        "The link to '%s' leads to an article that is not published.", href));
    }

    private boolean isVisible(UUID article) {
        return (Boolean) database.createNativeQuery("SELECT EXISTS (SELECT FROM edition e WHERE e.article_id = :article AND "
                + EditionSql.VISIBLE + ")", Boolean.class).setParameter("article", article).getSingleResult();
    }
}
