package dev.stet.article.publication;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

import dev.stet.article.content.Content;
import dev.stet.article.content.Members;
import dev.stet.article.publication.FindingList.Finding;
import dev.stet.platform.problem.Fault;
import dev.stet.platform.validation.BlankText;
import dev.stet.text.Markdown;
import dev.stet.text.RenderedText;
import dev.stet.text.Slugs;

/** Looks at one text of an article, as readers will get it. */
public final class TextCheck {

    private final String pointer;
    private final Element body;
    private final Set<String> removed;
    private final List<Finding> findings;

    /** @param rendered with the article's other texts, so that its ids and links are what readers get */
    TextCheck(String pointer, String markdown, RenderedText rendered, List<Finding> findings) {
        this.pointer = pointer;
        this.body = Jsoup.parseBodyFragment(rendered.html()).body();
        this.removed = Markdown.removedFrom(markdown);
        this.findings = findings;
    }

    /** All but the links, which only the whole article can judge. */
    void look() {
        for (Element image : body.select("img")) {
            if (BlankText.is(image.attr("alt"))) {
                findings.add(
                        Finding.error("missing-alt", pointer, "The image %s has no description. Write one: ![description](…).",
                                image.attr("src")));
            }
        }
        lookAtHeadings();
        if (!removed.isEmpty()) {
            findings.add(Finding.warning("removed-html", pointer, "%s", told(removed)));
        }
    }

    /** What of the HTML of all texts readers will not get; without a look at texts that have none. */
    public static List<Fault> removals(Content content) {
        List<Fault> removals = new ArrayList<>();
        Members.MARKDOWN.forEach(name -> remove("#/" + name, (String) Members.ALL.get(content, name), removals));
        for (int i = 0; i < content.sections().size(); i++) {
            remove("#/sections/%d/body".formatted(i), content.sections().get(i).body(), removals);
        }
        return removals;
    }

    private static void remove(String pointer, String markdown, List<Fault> removals) {
        Set<String> removed = markdown == null || markdown.indexOf('<') < 0 ? Set.of() : Markdown.removedFrom(markdown);
        if (!removed.isEmpty()) {
            removals.add(Fault.at(pointer, told(removed)));
        }
    }

    private static String told(Set<String> removed) {
        return "Readers will not get %s: it is not safe, or no part of an article.".formatted(String.join(", ", removed));
    }

    /** The article's title is of level 1, its sections' headings of level 2. */
    private void lookAtHeadings() {
        int before = 2;
        for (Element heading : body.select("h1, h2, h3, h4, h5, h6")) {
            int level = heading.normalName().charAt(1) - '0';
            if (level <= 2) {
                findings.add(Finding.warning("heading-order", pointer,
                        "The heading '%s' is of level %d, as only titles of articles and sections are. Make it "
                                + "a section, or of level 3.",
                        heading.text(), level));
            } else if (level > before + 1) {
                findings.add(
                        Finding.warning("heading-order", pointer, "The heading '%s' is of level %d, after one of level %d.",
                                heading.text(), level, before));
            }
            before = Math.max(2, level);
        }
    }

    boolean isEmpty() {
        return BlankText.is(body.text()) && body.select("img").isEmpty();
    }

    List<String> ids() {
        return body.select("[id]").eachAttr("id");
    }

    /** By their address as written. */
    Map<String, InternalLink> links() {
        Map<String, InternalLink> links = new LinkedHashMap<>();
        body.select("a[href]").eachAttr("href")
                .forEach(href -> InternalLink.parse(href).ifPresent(link -> links.put(href, link)));
        return links;
    }

    String pointer() {
        return pointer;
    }

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
            return slug.matches(Slugs.PATTERN)
                    ? Optional.of(new InternalLink(locale.find() ? locale.group(1) : null, slug, anchor))
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
}
