package dev.stet.article.content;

/** Which addresses editors may link from an article's members; those within texts are the sanitiser's. */
public final class WebAddress {

    public static final String HTTP = "^https?://[^\\s/?#\"'<>\\\\]+[^\\s\"<>\\\\]*$";
    public static final String HTTP_MESSAGE = "must be an http or https address";
    public static final String HTTP_OR_PATH = "^(https?://[^\\s/?#\"'<>\\\\]+|/(?![/\\\\]))[^\\s\"<>\\\\]*$";
    public static final String HTTP_OR_PATH_MESSAGE = "must be an http or https address, or a path that begins with a single /";

    private WebAddress() {
    }
}
