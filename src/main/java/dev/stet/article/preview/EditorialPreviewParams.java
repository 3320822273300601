package dev.stet.article.preview;

import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

import dev.stet.article.edition.ReadParameters;
import dev.stet.platform.parameter.Parameters;

/** Which article a slug in the path names. */
class EditorialPreviewParams {

    @QueryParam("locale")
    @Parameter(description = "The locale of the slug in the path; the site's default locale if absent.", example = "zh-Hans")
    String locale;

    /** @throws dev.stet.platform.problem.Problem {@code invalid-parameter} */
    String parse(String defaultLocale) {
        Parameters parameters = new Parameters();
        String parsed = ReadParameters.locale(parameters, locale, defaultLocale);
        parameters.check();
        return parsed;
    }
}
