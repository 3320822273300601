package dev.stet.comment.posting;

import jakarta.enterprise.context.ApplicationScoped;

import dev.stet.platform.limit.ClientLimit;

/** How fast one client may post on one article; counted on this node alone. */
@ApplicationScoped
class PostRateLimit {

    private static final String DETAIL = "You are posting very fast. Take a breath, and send it again in a moment.";

    private final ClientLimit limit;

    PostRateLimit(PostingSettings settings) {
        limit = new ClientLimit("comments", settings.limit(), settings.window());
    }

    /**
     * Counts one post, whatever becomes of it, before anything else is asked.
     *
     * @param article any name of it
     */
    ClientLimit.Standing count(String client, String article) {
        return limit.take(client + " " + article, DETAIL);
    }
}
