package dev.stet.article.content;

import java.net.URI;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What is true of the whole site. */
@ConfigMapping(prefix = "stet.site")
public interface SiteSettings {

    /** What reads mean that name no locale; a canonical BCP 47 tag. */
    @WithDefault("en")
    String defaultLocale();

    /** What the site is called, in feeds. */
    @WithDefault("Stet")
    String title();

    /** What the site is about, in a sentence. */
    Optional<String> description();

    /** Who answers for the articles, for search engines. */
    Optional<String> publisher();

    /** Their logo: an address, or a path on the site; for search engines. */
    Optional<String> logo();

    /** Where the site shows articles to people, with {@code {locale}} and {@code {slug}} in it; for feeds and mail. */
    Optional<String> articleUrl();

    /** Where this server is reached from outside, without a slash at the end; for feeds and mail. */
    Optional<URI> publicUrl();
}
