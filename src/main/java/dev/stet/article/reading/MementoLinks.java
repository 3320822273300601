package dev.stet.article.reading;

import static java.time.ZoneOffset.UTC;
import static java.time.temporal.ChronoUnit.SECONDS;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.stet.article.edition.ArticleView.LinksView;
import dev.stet.platform.page.Page;

/**
 * The addresses that RFC 7089 (Memento) ties together: of an article, of what it was at an instant, of what leads there.
 *
 * @param query what every one of them carries: the locale, empty for the site's default
 */
public record MementoLinks(String path, String query) {

    public static final String LINK_FORMAT = "application/link-format";

    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter
            .ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH).withZone(UTC);

    public static MementoLinks of(String slug, String locale, String defaultLocale) {
        return new MementoLinks(LinksView.path(slug), locale.equals(defaultLocale) ? "" : "locale=" + locale);
    }

    String original() {
        return address("", "");
    }

    String timegate() {
        return address("/timegate", "");
    }

    public String timemap() {
        return address("/timemap", "");
    }

    public String memento(Instant since) {
        return address("", "at=" + since);
    }

    private String address(String under, String more) {
        String both = query.isEmpty() || more.isEmpty() ? query + more : query + "&" + more;
        return path + under + (both.isEmpty() ? "" : "?" + both);
    }

    /** The header of an article as it is now. */
    String ofOriginal() {
        return "<" + timegate() + ">; rel=\"timegate\", " + timemapLink();
    }

    /** The header of the answer that leads to a memento. */
    public String ofTimegate(Instant since) {
        return "<" + original() + ">; rel=\"original\", " + timemapLink() + ", " + mementoLink(since, "memento");
    }

    /** The header of a memento. */
    String ofMemento(Instant since) {
        return "<" + original() + ">; rel=\"original\", " + ofOriginal() + ", " + mementoLink(since, "memento");
    }

    private String timemapLink() {
        return "<" + timemap() + ">; rel=\"timemap\"; type=\"" + LINK_FORMAT + "\"";
    }

    private String mementoLink(Instant since, String relation) {
        return "<" + memento(since) + ">; rel=\"" + relation + "\"; datetime=\"" + httpDate(since) + "\"";
    }

    /** A page of the TimeMap as RFC 7089 §5 writes it. */
    public String timemap(Page<MementoView> page) {
        StringJoiner links = new StringJoiner(",\n", "", "\n");
        links.add("<" + original() + ">; rel=\"original\"").add("<" + timegate() + ">; rel=\"timegate\"");
        List<MementoView> items = page.items();
        if (!items.isEmpty()) {
            links.add("<" + timemap() + ">; rel=\"self\"; type=\"" + LINK_FORMAT + "\"; from=\""
                    + httpDate(items.get(0).from()) + "\"; until=\"" + httpDate(items.get(items.size() - 1).from()) + "\"");
        }
        for (int i = 0; i < items.size(); i++) {
            String first = i == 0 && page.page().previous() == null ? "first " : "";
            String last = i == items.size() - 1 && page.page().next() == null ? "last " : "";
            links.add(mementoLink(items.get(i).from(), first + last + "memento"));
        }
        if (page.page().next() != null) {
            links.add("<" + address("/timemap", "cursor=" + page.page().next()) + ">; rel=\"timemap\"; type=\"" + LINK_FORMAT
                    + "\"");
        }
        return links.toString();
    }

    /** As HTTP and Memento-Datetime write it, to the second. */
    static String httpDate(Instant instant) {
        return HTTP_DATE.format(instant.truncatedTo(SECONDS));
    }

    /** One past state of an article, or the present one. */
    @Schema(name = "Memento", description = "A state of an article that can be read.",
            requiredProperties = { "edition", "from", "href" })
    public record MementoView(
            @Schema(examples = "3") int edition,
            @Schema(description = "When it began.") Instant from,
            @Schema(description = "Where to read it.",
                    examples = "/api/v1/articles/deepseeks-rise?at=2025-01-28T08:00:00Z") String href) {
    }
}
