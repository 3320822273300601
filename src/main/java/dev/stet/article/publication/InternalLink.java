package dev.stet.article.publication;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.stet.text.Slugs;

/**
 * A link from an article to another one of this site, or to a place in itself.
 *
 * @param locale {@code null} is that of the article it stands in
 * @param slug {@code null} for the article it stands in
 * @param anchor {@code null} for the article as a whole
 */
record InternalLink(String locale, String slug, String anchor) {

    private static final Pattern FORM = Pattern.compile(
            "(?:(?:/api/v1)?/articles/|\\./)?(?<slug>[^/?#:]*)(?:/[^?#]*)?(?:\\?(?<query>[^#]*))?(?:#(?<anchor>.*))?");
    private static final Pattern LOCALE = Pattern.compile("(?:^|&)locale=([^&]+)");

    /** Empty for what leads elsewhere: another site, or a page of this one that is no article. */
    static Optional<InternalLink> parse(String href) {
        Matcher form = FORM.matcher(href);
        if (!form.matches()) {
            return Optional.empty();
        }
        String slug = decoded(form.group("slug"));
        String anchor = form.group("anchor") == null ? null : decoded(form.group("anchor"));
        if (slug.isEmpty()) {
            return href.startsWith("#") ? Optional.of(new InternalLink(null, null, anchor)) : Optional.empty();
        }
        Matcher locale = LOCALE.matcher(form.group("query") == null ? "" : form.group("query"));
        return slug.matches(Slugs.PATTERN) ? Optional.of(new InternalLink(locale.find() ? locale.group(1) : null, slug, anchor))
                : Optional.empty();
    }

    private static String decoded(String text) {
        try {
            return Normalizer.normalize(URLDecoder.decode(text.replace("+", "%2B"), UTF_8), Normalizer.Form.NFC);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
