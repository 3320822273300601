package dev.stet.article.vocabulary;

import java.net.URI;
import java.util.function.Function;

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
import dev.stet.article.content.Vocabulary;
import dev.stet.article.content.Vocabulary.Name;
import dev.stet.article.vocabulary.AuthorView.AuthorForm;
import dev.stet.article.vocabulary.AuthorView.AuthorPage;
import dev.stet.article.vocabulary.NameParams.NamePageParams;
import dev.stet.article.vocabulary.NameView.NameForm;
import dev.stet.article.vocabulary.NameView.NamePage;
import dev.stet.auth.account.RoleName;
import dev.stet.auth.signin.CurrentCaller;
import dev.stet.platform.http.Locations;
import dev.stet.platform.page.Page;

/** Names what articles are about, and those who sign them. */
@Path("/api/v1/editorial")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(RoleName.EDITOR)
@Tag(name = "Tags and authors")
class EditorialNameResource {

    private final VocabularyEditing names;
    private final CurrentCaller caller;

    EditorialNameResource(VocabularyEditing names, CurrentCaller caller) {
        this.names = names;
        this.caller = caller;
    }

    @GET
    @Path("authors")
    @RolesAllowed({ RoleName.READER, RoleName.AUTHOR })
    @Operation(operationId = "listEditorialAuthors", summary = "All authors",
            description = "Also those that no published article has, in the order of their slugs.")
    @APIResponse(responseCode = "200", description = "A page of authors.",
            content = @Content(schema = @Schema(implementation = AuthorPage.class)))
    public Page<AuthorView> listAuthors(@BeanParam NamePageParams query) {
        return names.list(Vocabulary.AUTHOR, query.limit(), query.cursor, AuthorView::of);
    }

    @GET
    @Path("authors/{slug}")
    @RolesAllowed({ RoleName.READER, RoleName.AUTHOR })
    @Operation(operationId = "readEditorialAuthor", summary = "An author", description = "By its slug.")
    @APIResponse(responseCode = "200", description = "The author.",
            content = @Content(schema = @Schema(implementation = AuthorView.class)))
    public AuthorView readAuthor(String slug) {
        return AuthorView.of(names.read(Vocabulary.AUTHOR, slug));
    }

    @PUT
    @Path("authors/{slug}")
    @Operation(operationId = "nameAuthor", summary = "Change or make an author",
            description = "Whole: what is left out is empty. It shows in every article at once. With `If-None-Match: *`, one "
                    + "is made; articles also make one by naming it.")
    @RequestBody(required = true,
            content = @Content(schema = @Schema(implementation = AuthorForm.class), example = """
                    {"name": "Li Wei", "bio": "Writes about rivers.", "url": "https://liwei.example.org", \
                    "avatar": "/people/li-wei.jpg"}"""))
    @APIResponse(responseCode = "200", description = "Changed.",
            content = @Content(schema = @Schema(implementation = AuthorView.class)))
    @APIResponse(responseCode = "412", ref = "StaleNameOrTaken")
    @APIResponse(responseCode = "201", description = "Made.",
            content = @Content(schema = @Schema(implementation = AuthorView.class)))
    public Response nameAuthor(String slug, @BeanParam NameParams query, @NotNull @Valid AuthorForm form) {
        return name(Vocabulary.AUTHOR, slug, query.parse(), form::of, AuthorView::of);
    }

    @DELETE
    @Path("authors/{slug}")
    @Operation(operationId = "deleteAuthor", summary = "Delete an author",
            description = "Only one that no working copy and no edition has.")
    @APIResponse(responseCode = "204", description = "Gone.")
    @APIResponse(responseCode = "412", ref = "StaleName")
    public void deleteAuthor(String slug, @BeanParam NameParams query) {
        names.delete(Vocabulary.AUTHOR, slug, query.parse(), caller.get());
    }

    @GET
    @Path("tags")
    @RolesAllowed({ RoleName.READER, RoleName.AUTHOR })
    @Operation(operationId = "listEditorialTags", summary = "All tags",
            description = "Also those that no published article has, in the order of their slugs.")
    @APIResponse(responseCode = "200", description = "A page of tags.",
            content = @Content(schema = @Schema(implementation = NamePage.class)))
    public Page<NameView> listTags(@BeanParam NamePageParams query) {
        return names.list(Vocabulary.TAG, query.limit(), query.cursor, NameView::of);
    }

    @GET
    @Path("tags/{slug}")
    @RolesAllowed({ RoleName.READER, RoleName.AUTHOR })
    @Operation(operationId = "readEditorialTag", summary = "What a tag is called", description = "By its slug.")
    @APIResponse(responseCode = "200", description = "The tag.",
            content = @Content(schema = @Schema(implementation = NameView.class)))
    public NameView readTag(String slug) {
        return NameView.of(names.read(Vocabulary.TAG, slug));
    }

    @PUT
    @Path("tags/{slug}")
    @Operation(operationId = "nameTag", summary = "Rename or make a tag",
            description = "The new name shows in every article at once. With `If-None-Match: *`, one is made; articles "
                    + "also make one by naming it.")
    @RequestBody(required = true,
            content = @Content(schema = @Schema(implementation = NameForm.class),
                    example = "{\"name\": \"Artificial Intelligence\"}"))
    @APIResponse(responseCode = "200", description = "Renamed.",
            content = @Content(schema = @Schema(implementation = NameView.class)))
    @APIResponse(responseCode = "412", ref = "StaleNameOrTaken")
    @APIResponse(responseCode = "201", description = "Made.",
            content = @Content(schema = @Schema(implementation = NameView.class)))
    public Response nameTag(String slug, @BeanParam NameParams query, @NotNull @Valid NameForm form) {
        return name(Vocabulary.TAG, slug, query.parse(), named -> Name.plain(named, form.name()), NameView::of);
    }

    @DELETE
    @Path("tags/{slug}")
    @Operation(operationId = "deleteTag", summary = "Delete a tag",
            description = "Only one that no working copy and no edition has.")
    @APIResponse(responseCode = "204", description = "Gone.")
    @APIResponse(responseCode = "412", ref = "StaleName")
    public void deleteTag(String slug, @BeanParam NameParams query) {
        names.delete(Vocabulary.TAG, slug, query.parse(), caller.get());
    }

    /** @param form what is wanted, of that slug */
    private Response name(Vocabulary vocabulary, String slug, EditCondition condition, Function<String, Name> form,
            Function<Name, ?> view) {
        if (!condition.create()) {
            return Response.ok(view.apply(names.change(vocabulary, condition, form.apply(slug), caller.get()))).build();
        }
        Name made = names.create(vocabulary, form.apply(CreateOrReplaceParams.slug(slug)), caller.get());
        return Locations.created(URI.create("/api/v1/editorial/" + vocabulary.noun() + "s/" + made.slug()))
                .entity(view.apply(made)).build();
    }
}
