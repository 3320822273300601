package dev.stet.article.history;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.stet.article.content.SiteSettings;
import dev.stet.article.draft.Article;
import dev.stet.article.draft.ArticleLocator;
import dev.stet.article.editing.EditorialReadMemory;
import dev.stet.article.editing.RevisionRestoring;
import dev.stet.article.editing.RevisionRestoring.Restored;
import dev.stet.article.editing.WorkingCopy;
import dev.stet.article.history.RevisionParams.DiffParams;
import dev.stet.article.history.RevisionParams.RevisionListParams;
import dev.stet.article.history.RevisionView.RevisionSummary;
import dev.stet.auth.account.RoleName;
import dev.stet.auth.signin.CurrentCaller;
import dev.stet.platform.failure.FormReader;
import dev.stet.platform.page.Page;

/** Every saved state of an article: listed, read, compared, brought back. */
@Path("/api/v1/editorial/articles/{article}/revisions")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({ RoleName.READER, RoleName.AUTHOR })
@Tag(name = "History")
class RevisionResource {

    static final String UNIFIED = "text/x-diff";
    /** What it says now, and two revisions that are compared. */
    private static final int COPIES = 3;

    private final RevisionReader history;
    private final RevisionRestoring restoring;
    private final FormReader forms;
    private final CurrentCaller caller;
    private final SiteSettings site;
    private final EditorialReadMemory memory;

    RevisionResource(RevisionReader history, RevisionRestoring restoring, FormReader forms, CurrentCaller caller,
            SiteSettings site, EditorialReadMemory memory) {
        this.history = history;
        this.restoring = restoring;
        this.forms = forms;
        this.caller = caller;
        this.site = site;
        this.memory = memory;
    }

    @GET
    @Operation(operationId = "listRevisions", summary = "An article's revisions, newest first",
            description = "Each save that changed something is one: who, when, and what the editor said about it.")
    public Page<RevisionSummary> list(String article, @BeanParam RevisionListParams query) {
        RevisionListParams.Wanted wanted = query.parse(site.defaultLocale());
        return history.page(find(article, wanted.locale()).id, wanted.limit(), wanted.cursor());
    }

    @GET
    @Path("{number: \\d+}")
    @Operation(operationId = "readRevision", summary = "One revision, whole",
            description = "The working copy as it was: `content` can be sent back with PUT as it stands.")
    @APIResponse(responseCode = "200", description = "OK",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = RevisionView.class)))
    @APIResponse(responseCode = "410", ref = "Redacted")
    public RevisionView read(String article, int number, @BeanParam RevisionParams query) {
        return history.read(find(article, query.locale(site.defaultLocale())), number);
    }

    @GET
    @Path("{number: \\d+}/diff")
    @Operation(operationId = "diffRevisions", summary = "What changed between two revisions",
            description = "From this one to the one that `to` names, which may be older. As JSON by member and "
                    + "section, or as unified text.")
    @APIResponse(responseCode = "410", ref = "Redacted")
    @APIResponse(responseCode = "200", description = "What changed.", content = {
            @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = DiffView.class)),
            @Content(mediaType = UNIFIED, schema = @Schema(type = SchemaType.STRING)) })
    public DiffView diff(String article, int number, @BeanParam DiffParams query) {
        DiffParams.Wanted wanted = query.parse(site.defaultLocale());
        return history.diff(find(article, wanted.locale()), number, wanted.to());
    }

    @GET
    @Path("{number: \\d+}/diff")
    @Produces(UNIFIED + ";qs=0.5")
    @Operation(hidden = true)
    public String unified(String article, int number, @BeanParam DiffParams query) {
        DiffParams.Wanted wanted = query.parse(site.defaultLocale());
        return history.unified(find(article, wanted.locale()), number, wanted.to());
    }

    @PUT
    @Path("{number: \\d+}/restoration")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(RoleName.AUTHOR)
    @Operation(operationId = "restoreRevision", summary = "Bring a revision back",
            description = "As a new revision, so nothing after it is lost. Sections keep their ids; "
                    + "the slug is reserved again.")
    @APIResponse(responseCode = "410", ref = "Redacted")
    @RequestBody(required = false,
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = RestorationForm.class),
                    example = "{\"note\": \"Restored revision 3\"}"))
    @APIResponse(responseCode = "200", description = "Where the working copy stands now.",
            content = @Content(schema = @Schema(implementation = RestorationView.class)))
    @APIResponse(responseCode = "412", ref = "StaleArticle")
    @APIResponse(responseCode = "409", ref = "Conflict")
    public RestorationView restore(String article, int number, @BeanParam RevisionParams query,
            @HeaderParam("If-Match") @Parameter(description = "The article's ETag, as you read it.") String ifMatch,
            byte[] body) {
        RestorationForm form = body.length == 0 ? RestorationForm.SILENT : forms.read(body, RestorationForm.class);
        return RestorationView.of(restoring.restore(article, query.locale(site.defaultLocale()), number, ifMatch, form.note(),
                caller.get()));
    }

    private Article find(String article, String locale) {
        memory.reserve(article, locale, COPIES);
        return ArticleLocator.find(article, locale, caller.get());
    }

    /** What an editor may say about bringing a revision back. */
    @Schema(name = "RestorationForm", description = "What to say about bringing a revision back; may be left out.")
    record RestorationForm(
            @Size(max = 1_000)
            @Schema(nullable = true, examples = "Restored revision 3",
                    description = "For the list of revisions.") String note) {

        static final RestorationForm SILENT = new RestorationForm(null);
    }

    /** Where the working copy stands after a revision was brought back. */
    @Schema(name = "Restoration", requiredProperties = { "revision", "etag", "changed", "content" })
    record RestorationView(
            @Schema(description = "The number of the latest revision now.", examples = "20") int revision,
            @Schema(description = "The article's tag, for the next If-Match.") String etag,
            @Schema(description = "False where the working copy said that already; nothing was written then.") boolean changed,
            @Schema(description = "The working copy as it is now.") WorkingCopy content) {

        static RestorationView of(Restored restored) {
            return new RestorationView(restored.article().revision, restored.article().tag().toString(), restored.changed(),
                    restored.copy());
        }
    }
}
