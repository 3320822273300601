package dev.stet.search;

import java.util.List;

import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

import dev.stet.article.edition.LocaleLookup;
import dev.stet.platform.page.PageParams;
import dev.stet.platform.parameter.Parameters;
import dev.stet.platform.validation.BlankText;

/** What a reader looks for; each parameter as it was sent, {@code null} where it was not. */
class SearchParams extends PageParams {

    private static final int MAX_LENGTH = 200;

    @QueryParam("q")
    @Parameter(required = true,
            description = "What to look for, 1 to 200 characters: all words must be there, in any form that the language gives "
                    + "them, the last one may be only begun (one that stands in 10,000 places is taken as whole), and those "
                    + "that the language has everywhere (the, who) may be missing beside others; \"words in quotes\" stand "
                    + "side by side; what follows a -minus must not be there.",
            example = "liang \"hedge fund\" -university", schema = @Schema(minLength = 1, maxLength = MAX_LENGTH))
    String q;

    @QueryParam("locale")
    @Parameter(description = "In articles of this locale, or of the nearest that the site has (RFC 4647): en for "
            + "en-GB, zh-Hans for zh-CN; of the site's default locale if absent.", example = "zh-Hans")
    String locale;

    @QueryParam("tag")
    @Parameter(description = "In articles with this tag; with several, in those with any of them.")
    List<String> tag;

    @QueryParam("limit")
    @Parameter(description = "Hits on a page, 1 to 100. A page ends earlier at 1 MiB of texts that were found; `next` goes on.",
            schema = @Schema(defaultValue = "20"))
    String limit;

    /**
     * @param tags any of these; empty for all articles
     * @param cursor as sent, {@code null} for the first page
     */
    record Wanted(String q, String locale, List<String> tags, int limit, String cursor) {

        /** The list's name in its cursors. */
        String list() {
            return "search " + locale + " " + String.join(",", tags) + " " + q;
        }

        /** The primary subtag, which decides about stems. */
        String language() {
            return locale.split("-", 2)[0];
        }
    }

    /** @throws dev.stet.platform.problem.Problem {@code invalid-parameter} with every fault */
    Wanted parse(LocaleLookup locales) {
        Parameters parameters = new Parameters();
        if (q == null || BlankText.is(q)) {
            parameters.refuse("q", "Nothing to look for; send some words.");
        } else if (q.codePointCount(0, q.length()) > MAX_LENGTH) {
            parameters.refuse("q", "Too long; send at most %d characters.".formatted(MAX_LENGTH));
        }
        Wanted wanted = new Wanted(q, locales.published(parameters, locale),
                tag == null ? List.of() : tag.stream().sorted().distinct().toList(),
                parameters.whole("limit", limit, 1, 100, 20), cursor);
        parameters.check();
        return wanted;
    }
}
