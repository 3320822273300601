package dev.stet.article.editing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

import dev.stet.article.content.LanguageTag;
import dev.stet.platform.page.PageParams;
import dev.stet.platform.parameter.Parameters;

/** Which working copies an editor wants listed and how; each parameter as it was sent, {@code null} where it was not. */
class WorkingCopyParams extends PageParams {

    private static final Map<String, String> STATUSES = same("draft", "scheduled", "published", "expired", "withdrawn",
            "trashed");
    private static final Map<String, Boolean> SORTS = Map.of("-createdAt", false, "-updatedAt", true);

    @QueryParam("status")
    @Parameter(description = "Any of these, parted by commas: draft, scheduled, published, expired, withdrawn, trashed.",
            example = "draft,scheduled", schema = @Schema(type = SchemaType.ARRAY, enumeration = {
                    "draft", "scheduled", "published", "expired", "withdrawn", "trashed" }))
    String status;

    @QueryParam("changed")
    @Parameter(description = "Those that say something else than what was published or scheduled last, or those that do not.",
            schema = @Schema(type = SchemaType.BOOLEAN))
    String changed;

    @QueryParam("locale")
    @Parameter(description = "Of this locale; of all locales if absent.", example = "zh-Hans")
    String locale;

    @QueryParam("tag")
    @Parameter(description = "With this tag; with several, those with any of them.")
    List<String> tag;

    @QueryParam("author")
    @Parameter(description = "With this author in the byline; with several, those with any of them.")
    List<String> author;

    @QueryParam("sort")
    @Parameter(description = "What comes first: -createdAt, -updatedAt.", schema = @Schema(
            enumeration = { "-createdAt", "-updatedAt" }, defaultValue = "-createdAt"))
    String sort;

    @QueryParam("limit")
    @Parameter(description = "Items on a page, 1 to 100.",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "100", defaultValue = "20"))
    String limit;

    /** @throws dev.stet.platform.problem.Problem {@code invalid-parameter} with every fault */
    WorkingCopyQuery.Wanted parse() {
        Parameters parameters = new Parameters();
        Set<String> statuses = parameters.someOf("status", status, STATUSES, Set.of());
        Boolean differing = parameters.oneOf("changed", changed, Map.of("true", true, "false", false), null);
        String inLocale = locale == null ? null : LanguageTag.WellFormed.canonical(locale);
        if (locale != null && inLocale == null) {
            parameters.refuse("locale", "'%s' is no BCP 47 language tag; send one such as en or zh-Hans.".formatted(locale));
        }
        boolean byEdit = parameters.oneOf("sort", sort, SORTS, false);
        int rows = parameters.whole("limit", limit, 1, 100, 20);
        parameters.check();
        return new WorkingCopyQuery.Wanted(List.copyOf(statuses), differing, inLocale, copy(tag), copy(author), byEdit, rows,
                cursor);
    }

    private static List<String> copy(List<String> values) {
        return values == null ? List.of() : values.stream().distinct().sorted().toList();
    }

    private static Map<String, String> same(String... values) {
        Map<String, String> same = new LinkedHashMap<>();
        for (String value : values) {
            same.put(value, value);
        }
        return same;
    }
}
