package dev.stet.article.edition;

import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

import dev.stet.platform.parameter.Parameters;

/** Which article an editor means. */
public class EditorialArticleParams {

    @PathParam("article")
    @Parameter(description = "The article's id, or a slug that it has or had.", example = "deepseeks-rise")
    String article;

    @QueryParam("locale")
    @Parameter(description = "Of the slug; the site's default locale if absent.", example = "zh-Hans")
    String locale;

    /** @param locale {@code null} is the site's default */
    public record Wanted(String article, String locale) {
    }

    /** @throws dev.stet.platform.problem.Problem {@code invalid-parameter} */
    public Wanted parse() {
        Parameters parameters = new Parameters();
        Wanted wanted = parse(parameters);
        parameters.check();
        return wanted;
    }

    /** @param parameters is told the faults, and to be checked before what is returned is used */
    protected Wanted parse(Parameters parameters) {
        return new Wanted(article, ReadParameters.locale(parameters, locale, null));
    }
}
