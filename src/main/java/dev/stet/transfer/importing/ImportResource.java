package dev.stet.transfer.importing;

import java.io.InputStream;
import java.util.Map;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.StreamingOutput;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.stet.auth.account.RoleName;
import dev.stet.auth.signin.CurrentCaller;
import dev.stet.platform.body.BodyArrival.UnlimitedBody;
import dev.stet.platform.http.StreamedAnswers;
import dev.stet.platform.idempotency.IgnoresIdempotencyKey;
import dev.stet.platform.parameter.Parameters;
import dev.stet.transfer.format.ImportReport;

/** Takes articles in from elsewhere; an article here that has the same slug and locale is updated. */
@Path("/api/v1/integration/import")
@Produces(ImportResource.NDJSON)
@RolesAllowed(RoleName.EDITOR)
public class ImportResource {

    public static final String NDJSON = "application/x-ndjson";
    static final String MARKDOWN = "text/markdown";
    private static final String MARKDOWN_EXAMPLE = """
            ---
            title: "Let It Stand"
            slug: let-it-stand
            tags: [publishing]
            comments: open
            ---

            The lead, before the first heading.

            ## A section

            Its text.
            """;

    private static final String REPORT_EXAMPLE = """
            {"line":1,"status":"created","id":"0192f0c1-7b1e-7c3a-9a53-2f1f4f6c0a11","locale":"en",\
            "slug":"let-it-stand","edition":1}""";

    private final ImportLineParser items;
    private final Importing importing;
    private final CurrentCaller caller;
    private final ImportStreamLimit places;
    private final StreamedAnswers answers;

    ImportResource(ImportLineParser items, Importing importing, CurrentCaller caller, ImportStreamLimit places,
            StreamedAnswers answers) {
        this.items = items;
        this.importing = importing;
        this.caller = caller;
        this.places = places;
        this.answers = answers;
    }

    @POST
    @Consumes(MARKDOWN)
    @Tag(name = "Transfer")
    @Operation(operationId = "importArticles", summary = "Import one article as Markdown, or many as NDJSON", description = """
            `text/markdown`: one article, with front matter as YAML or, between lines `+++`, TOML; text before the first `##` \
            is the lead, each `##` a section. Beside an article's own members, front matter may have `date`, `description`, \
            `author`, `categories`, `image`, `lang`, `draft` and `aliases` in their usual meanings; names are made slugs, \
            dates need no time. \
            `application/x-ndjson`: a working copy a line, as many as there are, at most 1 MiB each. An article that has \
            the same slug and locale is updated, else one is made; what is the same already is left alone. The answer has \
            a line for each item, written after its commit: one that fails takes no other with it. What is published with \
            a `publishedAt` to come is scheduled for then. An `Idempotency-Key` is honoured with `text/markdown`.

            Lines of an archive, which say their `kind`, bring back what they tell: same ids, revisions, editions, periods, \
            comments, whatever `publish` says. The lines of an article are kept in one commit, with all its texts, revisions \
            and editions, or not at all; they follow each other as export wrote them, at most 4 MiB each. What is here \
            already in the same way is left alone; where something else is in its place, the line fails. Who did what stays \
            as the archive says; an account that is not here comes as a disabled one without a key. Lines \
            of an archive take an administrator: from others each of them fails, since they say who did what and when. No \
            mail is sent for what comes back, and the log of changes says of all of it that it is `imported`.""")
    @RequestBody(required = true, content = {
            @Content(mediaType = MARKDOWN,
                    schema = @Schema(type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.STRING),
                    example = MARKDOWN_EXAMPLE),
            @Content(mediaType = NDJSON,
                    schema = @Schema(type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.STRING,
                            description = "Each line an `ArticleForm`, or an `ArchiveLine` as export writes them.")) })
    @APIResponse(responseCode = "200", description = "A report for each item, in order.", content = @Content(mediaType = NDJSON,
            schema = @Schema(implementation = ImportReport.class), example = REPORT_EXAMPLE))
    public ImportReport one(byte[] markdown, @BeanParam ImportParams query) {
        return importing.importItem(items.markdown(markdown), query.parse(), caller.get()).get(0);
    }

    @POST
    @Consumes(NDJSON)
    @UnlimitedBody
    @IgnoresIdempotencyKey // importing the same again changes nothing anyway, and its answer is a stream
    @Operation(hidden = true)
    public StreamingOutput many(InputStream lines, @BeanParam ImportParams query) {
        ImportStream stream = new ImportStream(items, importing, query.parse(), caller.get(), caller.admission());
        return answers.holding(places.enter(), report -> stream.run(lines, report));
    }

    /** What an import is to do; each parameter as it was sent, {@code null} where it was not. */
    static class ImportParams {

        @QueryParam("publish")
        @Parameter(
                description = "Whether readers see what is imported at once. Lines that export wrote bring their own states "
                        + "back, whatever this says.",
                schema = @Schema(type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.BOOLEAN,
                        defaultValue = "true"))
        String publish;

        @QueryParam("dryRun")
        @Parameter(description = "Check everything, report what would be done, and keep nothing.",
                schema = @Schema(type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.BOOLEAN,
                        defaultValue = "false"))
        String dryRun;

        @QueryParam("unknown")
        @Parameter(description = "What becomes of members of front matter that no article has: `keep` puts them into `custom`, "
                + "and mends slugs.",
                schema = @Schema(type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.STRING,
                        enumeration = { "keep", "refuse" }, defaultValue = "refuse"))
        String unknown;

        @QueryParam("path")
        @Parameter(description = "Where the file of the Markdown lies, from the folder that is imported on. A folder called as "
                + "a language is gives the locale, and a file that names no slug is found again by its path.",
                example = "blog/ar/first-steps.md",
                schema = @Schema(type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.STRING,
                        maxLength = FilePath.MAX_CHARS))
        String path;

        /** @throws dev.stet.platform.problem.Problem {@code invalid-parameter} */
        Importing.Options parse() {
            Parameters parameters = new Parameters();
            boolean publishes = parameters.flag("publish", publish, true);
            boolean rehearses = parameters.flag("dryRun", dryRun, false);
            boolean keepsUnknown = parameters.oneOf("unknown", unknown, Map.of("keep", true, "refuse", false), false);
            if (path != null && path.length() > FilePath.MAX_CHARS) {
                parameters.refuse("path", "must have %d characters at most".formatted(FilePath.MAX_CHARS));
            }
            parameters.check();
            return new Importing.Options(publishes, keepsUnknown, FilePath.parse(path),
                    rehearses ? new Importing.DryRun() : null, new Importing.SeenArticles());
        }
    }
}
