package dev.stet.article.editing;

import java.net.URI;
import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.stet.article.conflict.CreateOrReplaceParams;
import dev.stet.article.conflict.EditCondition;
import dev.stet.article.conflict.EditParams;
import dev.stet.article.conflict.EditParams.DeletionParams;
import dev.stet.article.conflict.EditParams.MergeableEditParams;
import dev.stet.article.conflict.SlugLocaleParams;
import dev.stet.article.content.ArticleForm;
import dev.stet.auth.account.RoleName;
import dev.stet.auth.signin.CurrentCaller;
import dev.stet.platform.http.Locations;
import dev.stet.platform.page.Page;

/** What editors work on. {@code article} in a path is the slug of the working copy, an older slug of it, or its id. */
@Path("/api/v1/editorial/articles")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(RoleName.AUTHOR)
@Tag(name = "Drafts")
class EditorialArticleResource {

    static final String MERGE_PATCH = "application/merge-patch+json";

    private static final String ARTICLE = """
            {"slug": "deepseeks-rise", "locale": "en", "title": "DeepSeek’s Rise", "lead": "It began in *Hangzhou*.", \
            "authors": ["li-wei"], "tags": ["china", {"slug": "ai", "name": "Artificial Intelligence"}], \
            "sections": [{"heading": "About Liang Wenfeng", "body": "A founder who reads."}]}""";
    private static final String PATCH = """
            {"title": "DeepSeek’s Rise, explained", "summary": null}""";

    private final Drafting drafting;
    private final WorkingCopyReader copies;
    private final Trash trash;
    private final CurrentCaller caller;

    EditorialArticleResource(Drafting drafting, WorkingCopyReader copies, Trash trash, CurrentCaller caller) {
        this.drafting = drafting;
        this.copies = copies;
        this.trash = trash;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({ RoleName.READER, RoleName.AUTHOR })
    @Operation(operationId = "listWorkingCopies", summary = "All articles, whatever their status",
            description = "A page of summaries; an author finds those that its account created. Follow `page.next` for more. "
                    + "By `-createdAt`, each that is there all the while comes once. By `-updatedAt`, one that is edited "
                    + "meanwhile moves to the front: it comes once at most, and not at all if it had not come by then.")
    @APIResponse(responseCode = "200", description = "A page of working copies.",
            content = @Content(schema = @Schema(implementation = WorkingCopyPage.class)))
    public Page<WorkingCopySummary> list(@BeanParam WorkingCopyParams query) {
        return copies.page(query.parse(), caller.get());
    }

    @POST
    @Operation(operationId = "createArticle", summary = "Make an article",
            description = "A draft: readers see nothing of it until it is published. Without a slug, "
                    + "one is made from the title.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = ArticleForm.class), example = ARTICLE))
    @APIResponse(responseCode = "201", description = "Made.",
            content = @Content(schema = @Schema(implementation = WorkingCopy.class)))
    public Response create(@NotNull @Valid ArticleForm form) {
        return created(drafting.create(form, caller.get()));
    }

    @GET
    @Path("{article}")
    @RolesAllowed({ RoleName.READER, RoleName.AUTHOR })
    @Operation(operationId = "readWorkingCopy", summary = "An article as editors have it",
            description = "What PUT takes, and read-only members. Never 304: where it stands with its readers moves no tag.")
    @APIResponse(responseCode = "200", description = "The working copy.",
            content = @Content(schema = @Schema(implementation = WorkingCopy.class)))
    public WorkingCopy read(String article, @BeanParam SlugLocaleParams query) {
        return copies.read(article, query.locale, caller.get());
    }

    @PUT
    @Path("{article}")
    @Operation(operationId = "replaceArticle", summary = "Replace a working copy wholly, or make it",
            description = "With `If-Match`, the article says what you send, whole; what is left out is empty. What changes "
                    + "nothing keeps the tag. With `If-None-Match: *`, an article is made at this slug.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = ArticleForm.class), example = ARTICLE))
    @APIResponse(responseCode = "200", description = "Replaced. The new tag is in the body.",
            content = @Content(schema = @Schema(implementation = WorkingCopy.class)))
    @APIResponse(responseCode = "412", ref = "StaleArticleOrTaken")
    @APIResponse(responseCode = "201", description = "Made.",
            content = @Content(schema = @Schema(implementation = WorkingCopy.class)))
    public Response replace(String article, @BeanParam CreateOrReplaceParams query, @NotNull @Valid ArticleForm form) {
        EditCondition condition = query.parse();
        return condition.create()
                ? created(drafting.createAt(CreateOrReplaceParams.articleSlug(article), query.locale, form, caller.get()))
                : Response.ok(drafting.replace(article, query.locale, condition, form, caller.get())).build();
    }

    @PATCH
    @Path("{article}")
    @Consumes(MERGE_PATCH)
    @Operation(operationId = "patchArticle", summary = "Change members of a working copy",
            description = "A merge patch (RFC 7396): members that you send replace those that are there, null empties one, "
                    + "arrays are replaced whole.")
    @RequestBody(required = true,
            content = @Content(mediaType = MERGE_PATCH, schema = @Schema(implementation = ArticleForm.class), example = PATCH))
    @APIResponse(responseCode = "200", description = "Changed.",
            content = @Content(schema = @Schema(implementation = WorkingCopy.class)))
    @APIResponse(responseCode = "412", ref = "StaleArticle")
    public WorkingCopy patch(String article, @BeanParam MergeableEditParams query, @NotNull ObjectNode patch) {
        return drafting.patch(article, query.locale, query.parse(), patch, caller.get());
    }

    @DELETE
    @Path("{article}")
    @Operation(operationId = "deleteArticle", summary = "Put an article into the trash, or delete it for good",
            description = "In the trash it is withdrawn and keeps its slug; what is published or scheduled takes an editor. "
                    + "`permanently=true` deletes it with its history and its comments, and is for administrators.")
    @APIResponse(responseCode = "204", description = "Gone.")
    @APIResponse(responseCode = "412", ref = "StaleArticle")
    public void delete(String article, @BeanParam DeletionParams query) {
        if (query.isPermanent()) {
            trash.delete(article, query.locale, query.parse(), caller.get());
        } else {
            trash.put(article, query.locale, query.parse(), caller.get());
        }
    }

    @PUT
    @Path("{article}/restoration")
    @Consumes(MediaType.WILDCARD)
    @Operation(operationId = "restoreArticle", summary = "Bring an article back from the trash",
            description = "As a draft: it is not published again. `If-Match: *` is enough.")
    @APIResponse(responseCode = "200", description = "Back.",
            content = @Content(schema = @Schema(implementation = WorkingCopy.class)))
    @APIResponse(responseCode = "412", ref = "StaleArticle")
    public WorkingCopy restore(String article, @BeanParam EditParams query) {
        return trash.restore(article, query.locale, query.parse(), caller.get());
    }

    private static Response created(WorkingCopy copy) {
        return Locations.created(URI.create("/api/v1/editorial/articles/" + copy.id())).entity(copy).build();
    }

    /** A page of working copies as the OpenAPI document shows it. */
    @Schema(name = "WorkingCopyPage", description = "A page of working copies.", requiredProperties = { "items", "page" })
    record WorkingCopyPage(List<WorkingCopySummary> items, Page.Place page) {
    }
}
