package dev.stet.article.reading;

import java.util.List;

import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

import dev.stet.article.edition.ArticleView;
import dev.stet.article.edition.Projection;
import dev.stet.article.edition.ReadParameters;
import dev.stet.article.edition.ReadParameters.PastInstant;
import dev.stet.article.edition.SectionView;
import dev.stet.platform.parameter.Parameters;

/** How a reader wants one article; each parameter as it was sent, {@code null} where it was not. */
class ArticleParams {

    @QueryParam("locale")
    @Parameter(description = "Which translation; the site's default locale if absent.", example = "zh-Hans")
    String locale;

    @QueryParam("format")
    @Parameter(description = "Forms of texts, parted by commas: html, markdown, text.", example = "html,text",
            schema = @Schema(defaultValue = "html"))
    String format;

    @QueryParam("fields")
    @Parameter(description = "Members to keep, parted by commas; all others are left out, required or not.",
            example = "title,lead")
    String fields;

    @QueryParam("include")
    @Parameter(description = "Members to add, parted by commas: comments (the first page), commentCount. They "
            + "stay whatever `fields` says.", example = "commentCount")
    String include;

    @QueryParam("at")
    @Parameter(description = "As it stood at this instant (RFC 3339), which must be past; only for "
            + "articles that are published now.", example = "2025-01-28T08:00:00Z")
    String at;

    /** @param at {@code null} for now */
    record Wanted(String locale, Projection shape, PastInstant at) {
    }

    /** @throws dev.stet.platform.problem.Problem {@code invalid-parameter} with every fault */
    Wanted parse(ArticleJson articles) {
        Parameters parameters = new Parameters();
        Wanted wanted = new Wanted(articles.locale(parameters, locale),
                ReadParameters.shape(parameters, format, fields, include, ArticleView.MEMBERS, articles.includable(false)),
                ReadParameters.past(parameters, at));
        parameters.check();
        return wanted;
    }

    /** How a reader wants an article's sections; each parameter as it was sent, {@code null} where it was not. */
    static class SectionParams {

        @QueryParam("locale")
        @Parameter(description = "Which translation; the site's default locale if absent.", example = "zh-Hans")
        String locale;

        @QueryParam("format")
        @Parameter(description = "Forms of texts, parted by commas: html, markdown, text.", example = "html,text",
                schema = @Schema(defaultValue = "html"))
        String format;

        @QueryParam("fields")
        @Parameter(description = "Members to keep, parted by commas; all others are left out, required or not.",
                example = "heading,body")
        String fields;

        @QueryParam("at")
        @Parameter(description = "As they stood at this instant (RFC 3339), which must be past; only for "
                + "articles that are published now.", example = "2025-01-28T08:00:00Z")
        String at;

        /** @throws dev.stet.platform.problem.Problem {@code invalid-parameter} with every fault */
        ArticleParams.Wanted parse(ArticleJson articles) {
            Parameters parameters = new Parameters();
            ArticleParams.Wanted wanted = new ArticleParams.Wanted(
                    articles.locale(parameters, locale),
                    ReadParameters.shape(parameters, format, fields, null, SectionView.MEMBERS, List.of()),
                    ReadParameters.past(parameters, at));
            parameters.check();
            return wanted;
        }
    }
}
