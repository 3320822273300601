package dev.stet.rendition;

import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

import dev.stet.article.edition.ReadParameters;
import dev.stet.platform.parameter.Parameters;

/** Which translation is wanted, as it was sent. */
class RenditionParams {

    @QueryParam("locale")
    @Parameter(description = "Which translation; the site's default locale if absent.", example = "zh-Hans")
    String locale;

    /** @throws dev.stet.platform.problem.Problem {@code invalid-parameter} */
    String parse(String defaultLocale) {
        Parameters parameters = new Parameters();
        String canonical = ReadParameters.locale(parameters, locale, defaultLocale);
        parameters.check();
        return canonical;
    }
}
