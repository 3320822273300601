package dev.stet.comment.thread;

/**
 * What a comment's author signs with and says: all of it is shown to readers once it is approved.
 *
 * @param url the author's site, or {@code null}
 * @param body Markdown's inline subset
 */
public record Words(String name, String url, String body) {
}
