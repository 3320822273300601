package dev.stet.article.draft;

import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.stet.webhook.SubjectTags;

/** Lets webhooks that want some tags only hear of the comments on those articles, too. */
@ApplicationScoped
class ArticleSubjectTags implements SubjectTags {

    @Override
    public Set<String> of(UUID article) {
        return Article.<Article> findByIdOptional(article).map(found -> Set.copyOf(found.tags)).orElse(Set.of());
    }
}
