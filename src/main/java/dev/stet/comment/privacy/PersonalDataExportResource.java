package dev.stet.comment.privacy;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
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

import dev.stet.auth.account.RoleName;
import dev.stet.comment.privacy.PersonalData.PersonForm;
import dev.stet.comment.privacy.PersonalData.PersonalCommentView;
import dev.stet.platform.idempotency.IgnoresIdempotencyKey;
import dev.stet.platform.json.Json;

/** Tells a person what is kept. Its answer is stored nowhere, so it takes no Idempotency-Key; it changes nothing either. */
@Path("/api/v1/integration/personal-data/export")
@RolesAllowed(RoleName.ADMIN)
@IgnoresIdempotencyKey
@Tag(name = "Personal data")
class PersonalDataExportResource {

    private static final String NDJSON = "application/x-ndjson";
    private static final String LINE = """
            {"id": "01a20a7b-fe28-7d78-9caf-311304711e27", "article": "01a20a7b-fc83-7aad-be0d-c4abf6103179", "parent": null, \
            "status": "approved", "name": "Reader", "email": "reader@example.org", "url": null, "body": "Well *said*.", \
            "ipHash": null, "wantsReplies": false, "confirmedAt": null, "createdAt": "2025-03-15T18:20:00Z", \
            "updatedAt": "2025-03-15T18:20:00Z"}""";

    private final PersonalData people;

    PersonalDataExportResource(PersonalData people) {
        this.people = people;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(NDJSON)
    @Operation(operationId = "exportPersonalData", summary = "All that is kept of a person",
            description = "A line for each comment with this e-mail address, whatever became of it, in the order of time. For "
                    + "requests by Art. 15 of the GDPR.")
    @RequestBody(required = true,
            content = @Content(schema = @Schema(implementation = PersonForm.class),
                    example = "{\"email\": \"reader@example.org\"}"))
    @APIResponse(responseCode = "200", description = "A line for each comment.",
            content = @Content(mediaType = NDJSON, schema = @Schema(implementation = PersonalCommentView.class),
                    example = LINE))
    @APIResponse(responseCode = "204", description = "Nothing is kept of this address.")
    public Response export(@NotNull @Valid PersonForm form) {
        StringBuilder lines = new StringBuilder();
        people.export(form.email()).forEach(comment -> lines.append(Json.write(comment)).append('\n'));
        return lines.isEmpty() ? Response.noContent().build() : Response.ok(lines.toString()).build();
    }
}
