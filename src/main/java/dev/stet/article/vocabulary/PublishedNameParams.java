package dev.stet.article.vocabulary;

import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

import dev.stet.article.edition.ReadParameters;
import dev.stet.platform.page.PageParams;
import dev.stet.platform.parameter.Parameters;

/** Which tags or authors a reader wants listed; each parameter as it was sent, {@code null} where it was not. */
class PublishedNameParams extends PageParams {

    @QueryParam("locale")
    @Parameter(description = "Of articles in this locale; in the site's default locale if absent.", example = "zh-Hans")
    String locale;

    @QueryParam("limit")
    @Parameter(description = "Items on a page, 1 to 100.", schema = @Schema(defaultValue = "20"))
    String limit;

    record Wanted(String locale, int limit, String cursor) {
    }

    /** @throws dev.stet.platform.problem.Problem {@code invalid-parameter} with every fault */
    Wanted parse(String defaultLocale) {
        Parameters parameters = new Parameters();
        Wanted wanted = new Wanted(ReadParameters.locale(parameters, locale, defaultLocale),
                parameters.whole("limit", limit, 1, 100, 20), cursor);
        parameters.check();
        return wanted;
    }
}
