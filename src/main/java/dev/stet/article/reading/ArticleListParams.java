package dev.stet.article.reading;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

import dev.stet.article.edition.ArticleSummary;
import dev.stet.article.edition.Projection;
import dev.stet.article.edition.ReadParameters;
import dev.stet.platform.page.PageParams;
import dev.stet.platform.parameter.Parameters;

/** Which articles a reader wants listed and how; each parameter as it was sent, {@code null} where it was not. */
class ArticleListParams extends PageParams {

    private static final int MAX_SLUGS = 100;

    @QueryParam("locale")
    @Parameter(description = "Articles of this locale; of the site's default locale if absent, of every locale with `*`.",
            example = "zh-Hans")
    String locale;

    @QueryParam("slug")
    @Parameter(description = "The articles with these slugs, parted by commas, at most 100; those that are not there are "
            + "left out. Finds also what is not listed, since its address is told.", example = "let-it-stand,deepseeks-rise")
    List<String> slug;

    @QueryParam("tag")
    @Parameter(description = "Articles with this tag; with several, those with any of them.")
    List<String> tag;

    @QueryParam("author")
    @Parameter(description = "Articles by this author; with several, those by any of them.")
    List<String> author;

    @QueryParam("section")
    @Parameter(description = "Articles that have a section with this slug; with several, any of them.")
    List<String> section;

    @QueryParam("publishedAfter")
    @Parameter(description = "Articles whose byline date is later than this instant.",
            schema = @Schema(type = SchemaType.STRING, format = "date-time"))
    String publishedAfter;

    @QueryParam("publishedBefore")
    @Parameter(description = "Articles whose byline date is earlier than this instant.",
            schema = @Schema(type = SchemaType.STRING, format = "date-time"))
    String publishedBefore;

    @QueryParam("sort")
    @Parameter(description = "What comes first; a minus puts the latest, or the end of the alphabet, first.",
            schema = @Schema(enumeration = { "-publishedAt", "publishedAt", "-updatedAt", "updatedAt", "title", "-title" },
                    defaultValue = "-publishedAt"))
    String sort;

    @QueryParam("count")
    @Parameter(description = "`exact` adds `page.total`: how many articles all pages have together.",
            schema = @Schema(enumeration = "exact"))
    String count;

    @QueryParam("format")
    @Parameter(description = "Forms of included texts, parted by commas: html, markdown, text.",
            example = "html,text", schema = @Schema(defaultValue = "html"))
    String format;

    @QueryParam("fields")
    @Parameter(description = "Members to keep, parted by commas; all others are left out, required or not.",
            example = "title,links")
    String fields;

    @QueryParam("include")
    @Parameter(description = "Members to add, parted by commas: any that the article itself has (sections, lead, editorsNote, "
            + "seo, custom, canonicalUrl, listed), and commentCount. They stay whatever `fields` says.",
            example = "lead,commentCount")
    String include;

    @QueryParam("limit")
    @Parameter(description = "Items on a page, 1 to 100; 20 if absent, or as many as `slug` names. A page ends earlier at "
            + "4 MiB; `next` goes on.", schema = @Schema(defaultValue = "20"))
    String limit;

    /** @throws dev.stet.platform.problem.Problem {@code invalid-parameter} with every fault */
    ArticleQuery.Wanted parse(ArticleJson articles) {
        Parameters parameters = new Parameters();
        String ofLocale = articles.localeOrAll(parameters, locale);
        Projection projection = ReadParameters.shape(parameters, format, fields, include, ArticleSummary.MEMBERS,
                articles.includable(true));
        ArticleOrder order = parameters.oneOf("sort", sort, ArticleOrder.BY_NAME, ArticleOrder.NEWEST);
        boolean counted = parameters.oneOf("count", count, Map.of("exact", true), false);
        List<String> slugs = slugs(parameters);
        int rows = parameters.whole("limit", limit, 1, 100, Math.max(20, slugs.size()));
        ArticleFilter filter = new ArticleFilter(ofLocale, slugs, listed(tag), listed(author), listed(section),
                parameters.instant("publishedAfter", publishedAfter),
                parameters.instantAbove("publishedBefore", publishedBefore));
        parameters.check();
        return new ArticleQuery.Wanted(filter, order, projection, counted, rows, cursor);
    }

    private List<String> slugs(Parameters parameters) {
        List<String> slugs = listed(slug).stream().flatMap(each -> Stream.of(each.split(",", -1))).map(String::strip).distinct()
                .toList();
        if (slugs.size() > MAX_SLUGS) {
            parameters.refuse("slug", "Names %d articles; at most %d are read at once.".formatted(slugs.size(), MAX_SLUGS));
            return List.of();
        }
        return slugs;
    }

    private static List<String> listed(List<String> sent) {
        return sent == null ? List.of() : List.copyOf(sent);
    }
}
