package dev.stet.discovery;

import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

import dev.stet.article.edition.ReadParameters;
import dev.stet.platform.parameter.Parameters;

/** Of which locale, as it was sent. */
class DiscoveryLocaleParams {

    @QueryParam("locale")
    @Parameter(description = "Of which locale; the site's default if absent.", example = "zh-Hans")
    String locale;

    /** @throws dev.stet.platform.problem.Problem {@code invalid-parameter} */
    String parse(String defaultLocale) {
        Parameters parameters = new Parameters();
        String canonical = ReadParameters.locale(parameters, locale, defaultLocale);
        parameters.check();
        return canonical;
    }
}
