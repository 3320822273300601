package dev.stet.comment.reading;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import dev.stet.article.reading.ArticleInclude;
import dev.stet.platform.page.Page;

/** {@code include=comments}: the first page of an article's comments, as the comments' own address gives it. */
@ApplicationScoped
class CommentsInclude implements ArticleInclude {

    private final CommentQuery comments;

    CommentsInclude(CommentQuery comments) {
        this.comments = comments;
    }

    @Override
    public String member() {
        return "comments";
    }

    @Override
    public boolean fitsLists() {
        return false;
    }

    /** A statement for each; since this does not fit lists, there is one. */
    @Override
    public Map<UUID, Page<CommentView>> of(Collection<UUID> articles) {
        return articles.stream().collect(Collectors.toMap(Function.identity(), comments::firstPage));
    }
}
