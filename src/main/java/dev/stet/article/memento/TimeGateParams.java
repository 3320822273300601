package dev.stet.article.memento;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

import dev.stet.article.edition.ReadParameters;
import dev.stet.platform.parameter.Parameters;

/** Which state of an article is wanted, as RFC 7089 asks for it. */
class TimeGateParams {

    @QueryParam("locale")
    @Parameter(description = "Which translation; the site's default locale if absent.", example = "zh-Hans")
    String locale;

    @HeaderParam("Accept-Datetime")
    @Parameter(description = "An HTTP date; the state now if absent.", example = "Tue, 28 Jan 2025 08:00:00 GMT")
    String acceptDatetime;

    /** @return the canonical tag, {@code null} for the site's default */
    String canonicalLocale() {
        Parameters parameters = new Parameters();
        String canonical = ReadParameters.locale(parameters, locale, null);
        parameters.check();
        return canonical;
    }
}
