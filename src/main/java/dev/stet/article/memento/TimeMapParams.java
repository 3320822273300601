package dev.stet.article.memento;

import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

import dev.stet.article.edition.ReadParameters;
import dev.stet.platform.parameter.Parameters;

/** Which part of an article's TimeMap is wanted. */
class TimeMapParams {

    @QueryParam("locale")
    @Parameter(description = "Which translation; the site's default locale if absent.", example = "zh-Hans")
    String locale;

    @QueryParam("limit")
    @Parameter(description = "Mementos on a page, 1 to 100.", schema = @Schema(defaultValue = "100"))
    String limit;

    @QueryParam("cursor")
    @Parameter(description = "As the link to the next page has it.")
    String cursor;

    /** @param locale {@code null} is the site's default */
    record Wanted(String locale, int limit, String cursor) {
    }

    /** @throws dev.stet.platform.problem.Problem {@code invalid-parameter} with every fault */
    Wanted parse() {
        Parameters parameters = new Parameters();
        Wanted wanted = new Wanted(ReadParameters.locale(parameters, locale, null),
                parameters.whole("limit", limit, 1, 100, 100), cursor);
        parameters.check();
        return wanted;
    }
}
