package dev.stet.article.history;

import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

import dev.stet.article.edition.ReadParameters;
import dev.stet.platform.page.PageParams;
import dev.stet.platform.parameter.Parameters;

/** Which article a slug in the path names; each parameter as it was sent, {@code null} where it was not. */
class RevisionParams {

    @QueryParam("locale")
    @Parameter(description = "The locale of the slug in the path; the site's default locale if absent.", example = "zh-Hans")
    String locale;

    /** @throws dev.stet.platform.problem.Problem {@code invalid-parameter} */
    String locale(String defaultLocale) {
        Parameters parameters = new Parameters();
        String parsed = ReadParameters.locale(parameters, locale, defaultLocale);
        parameters.check();
        return parsed;
    }

    /** And which part of its revisions an editor wants. */
    static class RevisionListParams extends RevisionParams {

        @QueryParam("limit")
        @Parameter(description = "Items on a page, 1 to 100.", schema = @Schema(defaultValue = "20"))
        String limit;

        @QueryParam("cursor")
        @Parameter(description = PageParams.CURSOR)
        String cursor;

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

    /** And which other revision one is held against. */
    static class DiffParams extends RevisionParams {

        /** Stands for the number of the latest revision. */
        static final int LATEST = 0;

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
}
