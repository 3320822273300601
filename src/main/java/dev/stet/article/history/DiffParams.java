package dev.stet.article.history;

import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

import dev.stet.article.edition.ReadParameters;
import dev.stet.platform.parameter.Parameters;

/** Which other revision one is held against; each parameter as it was sent, {@code null} where it was not. */
class DiffParams {

    /** Stands for the number of the latest revision. */
    static final int LATEST = 0;

    @QueryParam("locale")
    @Parameter(description = "The locale of the slug in the path; the site's default locale if absent.", example = "zh-Hans")
    String locale;

    @QueryParam("to")
    @Parameter(description = "The number of the other revision; the latest if absent.", example = "19")
    String to;

    /** @param to {@link #LATEST} where none was named */
    record Wanted(String locale, int to) {
    }

    /** @throws dev.stet.platform.problem.Problem {@code invalid-parameter} with every fault */
    Wanted parse(String defaultLocale) {
        Parameters parameters = new Parameters();
        Wanted wanted = new Wanted(ReadParameters.locale(parameters, locale, defaultLocale),
                parameters.whole("to", to, 1, Integer.MAX_VALUE, LATEST));
        parameters.check();
        return wanted;
    }
}
