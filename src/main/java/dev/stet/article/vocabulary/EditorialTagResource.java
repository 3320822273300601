package dev.stet.article.vocabulary;

import java.net.URI;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
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

import dev.stet.article.conflict.CreateOrReplaceParams;
import dev.stet.article.conflict.EditCondition;
import dev.stet.auth.account.RoleName;
import dev.stet.auth.signin.CurrentCaller;
import dev.stet.platform.http.Locations;
import dev.stet.platform.page.Page;

/** Names what articles are about. */
@Path("/api/v1/editorial/tags")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(RoleName.EDITOR)
@Tag(name = "Tags and authors")
class EditorialTagResource {

    private final VocabularyEditing vocabularyEditing;
    private final CurrentCaller caller;

    EditorialTagResource(VocabularyEditing vocabularyEditing, CurrentCaller caller) {
        this.vocabularyEditing = vocabularyEditing;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({ RoleName.READER, RoleName.AUTHOR })
    @Operation(operationId = "listEditorialTags", summary = "All tags", description = "Also those that no published article has, in the order of their slugs.")
    @APIResponse(responseCode = "200", description = "A page of tags.", content = @Content(schema = @Schema(implementation = NamePage.class)))
    public Page<NameView> list(@BeanParam NamePageParams query) {
        return vocabularyEditing.list(Vocabulary.TAG, query.limit(), query.cursor);
    }

    @GET
    @Path("{slug}")
    @RolesAllowed({ RoleName.READER, RoleName.AUTHOR })
    @Operation(operationId = "readEditorialTag", summary = "What a tag is called", description = "By its slug.")
    @APIResponse(responseCode = "200", description = "The tag.", content = @Content(schema = @Schema(implementation = NameView.class)))
    public NameView read(String slug) {
        return vocabularyEditing.read(Vocabulary.TAG, slug);
    }

    @PUT
    @Path("{slug}")
    @Operation(operationId = "nameTag", summary = "Rename or make a tag", description = "The new name shows in every article at once. With `If-None-Match: *`, one is made; articles also make one by naming it.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = NameForm.class), example = "{\"name\": \"Artificial Intelligence\"}"))
    @APIResponse(responseCode = "200", description = "Renamed.", content = @Content(schema = @Schema(implementation = NameView.class)))
    @APIResponse(responseCode = "412", ref = "StaleNameOrTaken")
    @APIResponse(responseCode = "201", description = "Made.", content = @Content(schema = @Schema(implementation = NameView.class)))
    public Response name(String slug, @BeanParam NameParams query, @NotNull @Valid NameForm form) {
        EditCondition condition = query.parse();
        return condition.create()
                ? created(vocabularyEditing.create(Vocabulary.TAG, CreateOrReplaceParams.slug(slug), form.name(), caller.get()))
                : Response.ok(vocabularyEditing.rename(Vocabulary.TAG, slug, condition, form.name(), caller.get())).build();
    }

    @DELETE
    @Path("{slug}")
    @Operation(operationId = "deleteTag", summary = "Delete a tag", description = "Only one that no working copy and no edition has.")
    @APIResponse(responseCode = "204", description = "Gone.")
    @APIResponse(responseCode = "412", ref = "StaleName")
    public void delete(String slug, @BeanParam NameParams query) {
        vocabularyEditing.delete(Vocabulary.TAG, slug, query.parse(), caller.get());
    }

    private static Response created(NameView view) {
        return Locations.created(URI.create("/api/v1/editorial/tags/" + view.slug())).entity(view).build();
    }
}
