package dev.stet.comment.thread;

/**
 * What a comment's author signs with and says: all of it is shown to readers once it is approved.
 *
 * @param url the author's site, or {@code null}
 * @param body Markdown's inline subset
 */
public record CommentText(String name, String url, String body) {

    public static final int MAX_NAME = 80;
    public static final int MAX_URL = 500;
    public static final int MAX_BODY = 10_000;

    /** What a name is, as a regular expression. */
    public static final String ONE_LINE = "[^\\p{Cntrl}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]*";
    public static final String ONE_LINE_MESSAGE = "must be one line, without control characters";
}
