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

/** Names those who sign articles. */
@Path("/api/v1/editorial/authors")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(RoleName.EDITOR)
@Tag(name = "Tags and authors")
class EditorialAuthorResource {

    private final VocabularyEditing vocabularyEditing;
    private final CurrentCaller caller;

    EditorialAuthorResource(VocabularyEditing vocabularyEditing, CurrentCaller caller) {
        this.vocabularyEditing = vocabularyEditing;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({ RoleName.READER, RoleName.AUTHOR })
    @Operation(operationId = "listEditorialAuthors", summary = "All authors", description = "Also those that no published article has, in the order of their slugs.")
    @APIResponse(responseCode = "200", description = "A page of authors.", content = @Content(schema = @Schema(implementation = NamePage.class)))
    public Page<NameView> list(@BeanParam NamePageParams query) {
        return vocabularyEditing.list(Vocabulary.AUTHOR, query.limit(), query.cursor);
    }

    @GET
    @Path("{slug}")
    @RolesAllowed({ RoleName.READER, RoleName.AUTHOR })
    @Operation(operationId = "readEditorialAuthor", summary = "What an author is called", description = "By its slug.")
    @APIResponse(responseCode = "200", description = "The author.", content = @Content(schema = @Schema(implementation = NameView.class)))
    public NameView read(String slug) {
        return vocabularyEditing.read(Vocabulary.AUTHOR, slug);
    }

    @PUT
    @Path("{slug}")
    @Operation(operationId = "nameAuthor", summary = "Rename or make an author", description = "The new name shows in every article at once. With `If-None-Match: *`, one is made; articles also make one by naming it.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = NameForm.class), example = "{\"name\": \"Li Wei\"}"))
    @APIResponse(responseCode = "200", description = "Renamed.", content = @Content(schema = @Schema(implementation = NameView.class)))
    @APIResponse(responseCode = "412", ref = "StaleNameOrTaken")
    @APIResponse(responseCode = "201", description = "Made.", content = @Content(schema = @Schema(implementation = NameView.class)))
    public Response name(String slug, @BeanParam NameParams query, @NotNull @Valid NameForm form) {
        EditCondition condition = query.parse();
        return condition.create()
                ? created(vocabularyEditing.create(Vocabulary.AUTHOR, CreateOrReplaceParams.slug(slug), form.name(),
                        caller.get()))
                : Response.ok(vocabularyEditing.rename(Vocabulary.AUTHOR, slug, condition, form.name(), caller.get())).build();
    }

    @DELETE
    @Path("{slug}")
    @Operation(operationId = "deleteAuthor", summary = "Delete an author", description = "Only one that no working copy and no edition has.")
    @APIResponse(responseCode = "204", description = "Gone.")
    @APIResponse(responseCode = "412", ref = "StaleName")
    public void delete(String slug, @BeanParam NameParams query) {
        vocabularyEditing.delete(Vocabulary.AUTHOR, slug, query.parse(), caller.get());
    }

    private static Response created(NameView view) {
        return Locations.created(URI.create("/api/v1/editorial/authors/" + view.slug())).entity(view).build();
    }
}
