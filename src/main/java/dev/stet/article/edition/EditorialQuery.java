package dev.stet.article.edition;

import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

import dev.stet.platform.http.Parameters;

/** Which article an editor means. */
class EditorialQuery {

    @PathParam("article")
    @Parameter(description = "The article's id, or a slug that it has or had.", example = "deepseeks-rise")
    String article;

    @QueryParam("locale")
    @Parameter(description = "Of the slug; the site's default locale if absent.", example = "zh-Hans")
    String locale;

    /** @param locale {@code null} is the site's default */
    record Wanted(String article, String locale) {
    }

    /** @throws dev.stet.platform.problem.Problem {@code invalid-parameter} */
    Wanted parse() {
        Parameters parameters = new Parameters();
        String canonical = ReadParameters.locale(parameters, locale, null);
        parameters.check();
        return new Wanted(article, canonical);
    }
}
