package dev.stet.feed;

import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

import dev.stet.article.edition.LocaleLookup;
import dev.stet.platform.http.RequestTargets;
import dev.stet.platform.parameter.Parameters;
import io.vertx.core.http.HttpServerRequest;

/** Which part of a feed is wanted; each parameter as it was sent, {@code null} where it was not. */
class FeedParams {

    static final int DEFAULT_LIMIT = 50;

    @QueryParam("locale")
    @Parameter(description = "Of which locale; the site's default if absent.", example = "zh-Hans")
    String locale;

    @QueryParam("limit")
    @Parameter(description = "Entries in one document, 1 to 100. A page ends earlier at 4 MiB; `next` goes on.",
            schema = @Schema(defaultValue = "50"))
    String limit;

    @QueryParam("cursor")
    @Parameter(description = "As the links `next` and `previous` of the feed have it.")
    String cursor;

    @Context
    HttpServerRequest request;

    /** @param path of the feed, raw */
    record Wanted(String path, String locale, int limit, String cursor) {
    }

    /** @throws dev.stet.platform.problem.Problem {@code invalid-parameter} with every fault */
    Wanted parse(LocaleLookup locales) {
        Parameters parameters = new Parameters();
        Wanted wanted = new Wanted(RequestTargets.asked(request).getRawPath(),
                locales.published(parameters, locale),
                parameters.whole("limit", limit, 1, 100, DEFAULT_LIMIT), cursor);
        parameters.check();
        return wanted;
    }
}
