package dev.stet.article.editing;

import java.net.URI;

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

import dev.stet.article.conflict.EditParams;
import dev.stet.article.conflict.EditParams.MergeableEditParams;
import dev.stet.article.conflict.SlugLocaleParams;
import dev.stet.article.content.ArticleForm.SectionForm;
import dev.stet.article.editing.SectionDrafting.SectionOrderForm;
import dev.stet.article.editing.WorkingCopy.SectionCopies;
import dev.stet.article.editing.WorkingCopy.SectionCopy;
import dev.stet.auth.account.RoleName;
import dev.stet.auth.signin.CurrentCaller;
import dev.stet.platform.http.Locations;

/** Single sections of working copies, so that several editors can work on one article without waiting for each other. */
@Path("/api/v1/editorial/articles/{article}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(RoleName.AUTHOR)
@Tag(name = "Drafts")
class EditorialSectionResource {

    private static final String SECTION = """
            {"heading": "About Liang Wenfeng", "body": "A founder who reads."}""";
    private static final String ORDER = """
            {"sections": ["second", "first"]}""";

    private final SectionDrafting drafting;
    private final WorkingCopyReader copies;
    private final CurrentCaller caller;

    EditorialSectionResource(SectionDrafting drafting, WorkingCopyReader copies, CurrentCaller caller) {
        this.drafting = drafting;
        this.copies = copies;
        this.caller = caller;
    }

    @GET
    @Path("sections")
    @RolesAllowed({ RoleName.READER, RoleName.AUTHOR })
    @Operation(operationId = "listWorkingSections", summary = "The sections of a working copy, in order",
            description = "All of them, each with its tag; the answer's own tag is the article's.")
    @APIResponse(responseCode = "200", description = "The sections.",
            content = @Content(schema = @Schema(implementation = SectionCopies.class)))
    public SectionCopies list(String article, @BeanParam SlugLocaleParams query) {
        return copies.sections(article, query.locale, caller.get());
    }

    @POST
    @Path("sections")
    @Operation(operationId = "appendSection", summary = "Append a section",
            description = "Behind all others; their tags stay. Without a slug, one is made from the heading.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = SectionForm.class), example = SECTION))
    @APIResponse(responseCode = "201", description = "Made.",
            content = @Content(schema = @Schema(implementation = SectionCopy.class)))
    public Response append(String article, @BeanParam SlugLocaleParams query, @NotNull @Valid SectionForm form) {
        SectionCopy section = drafting.append(article, query.locale, form, caller.get());
        return Locations.created(URI.create("/api/v1/editorial/articles/" + article + "/sections/" + section.id()))
                .entity(section).build();
    }

    @PUT
    @Path("section-order")
    @Operation(operationId = "orderSections", summary = "Put the sections into a new order",
            description = "`If-Match` is the article's tag. No section's tag moves.")
    @RequestBody(required = true,
            content = @Content(schema = @Schema(implementation = SectionOrderForm.class), example = ORDER))
    @APIResponse(responseCode = "200", description = "The sections in the new order; the article's new tag is in the body.",
            content = @Content(schema = @Schema(implementation = SectionCopies.class)))
    @APIResponse(responseCode = "412", ref = "StaleArticle")
    public SectionCopies order(String article, @BeanParam MergeableEditParams query, @NotNull @Valid SectionOrderForm form) {
        return drafting.order(article, query.locale, query.parse(), form, caller.get());
    }

    @GET
    @Path("sections/{section}")
    @RolesAllowed({ RoleName.READER, RoleName.AUTHOR })
    @Operation(operationId = "readWorkingSection", summary = "One section of a working copy",
            description = "By slug or id; its tag moves only when it says something else itself.")
    @APIResponse(responseCode = "200", description = "The section.",
            content = @Content(schema = @Schema(implementation = SectionCopy.class)))
    public SectionCopy read(String article, String section, @BeanParam SlugLocaleParams query) {
        return copies.section(article, section, query.locale, caller.get());
    }

    @PUT
    @Path("sections/{section}")
    @Operation(operationId = "replaceSection", summary = "Replace a section",
            description = "`If-Match` is the section's own tag, so edits of other sections do not stand in the way.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = SectionForm.class), example = SECTION))
    @APIResponse(responseCode = "200", description = "Replaced. The new tag is in the body.",
            content = @Content(schema = @Schema(implementation = SectionCopy.class)))
    @APIResponse(responseCode = "412", ref = "StaleSectionOrArticle")
    public SectionCopy replace(String article, String section, @BeanParam MergeableEditParams query,
            @NotNull @Valid SectionForm form) {
        return drafting.replace(article, section, query.locale, query.parse(), form, caller.get());
    }

    @PATCH
    @Path("sections/{section}")
    @Consumes(EditorialArticleResource.MERGE_PATCH)
    @Operation(operationId = "patchSection", summary = "Change members of a section",
            description = "A merge patch (RFC 7396). `If-Match` is the section's own tag.")
    @RequestBody(required = true,
            content = @Content(mediaType = EditorialArticleResource.MERGE_PATCH,
                    schema = @Schema(implementation = SectionForm.class), example = SECTION))
    @APIResponse(responseCode = "200", description = "Changed.",
            content = @Content(schema = @Schema(implementation = SectionCopy.class)))
    @APIResponse(responseCode = "412", ref = "StaleSectionOrArticle")
    public SectionCopy patch(String article, String section, @BeanParam MergeableEditParams query, @NotNull ObjectNode patch) {
        return drafting.patch(article, section, query.locale, query.parse(), patch, caller.get());
    }

    @DELETE
    @Path("sections/{section}")
    @Operation(operationId = "deleteSection", summary = "Take a section out",
            description = "`If-Match` is the section's own tag. Earlier revisions still have it.")
    @APIResponse(responseCode = "204", description = "Gone.")
    @APIResponse(responseCode = "412", ref = "StaleSection")
    public void delete(String article, String section, @BeanParam EditParams query) {
        drafting.delete(article, section, query.locale, query.parse(), caller.get());
    }
}
