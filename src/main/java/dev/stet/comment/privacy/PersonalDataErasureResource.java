package dev.stet.comment.privacy;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.stet.auth.account.RoleName;
import dev.stet.auth.signin.CurrentCaller;
import dev.stet.comment.privacy.PersonalData.ErasureView;
import dev.stet.comment.privacy.PersonalData.PersonForm;

/** Forgets a person. */
@Path("/api/v1/integration/personal-data/erasure")
@RolesAllowed(RoleName.ADMIN)
@Tag(name = "Personal data")
class PersonalDataErasureResource {

    private final PersonalData people;
    private final CurrentCaller caller;

    PersonalDataErasureResource(PersonalData people, CurrentCaller caller) {
        this.people = people;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "erasePersonalData", summary = "Forget a person",
            description = "Erases every comment with this e-mail address: what readers have seen leaves its place in the "
                    + "thread, without name, address and words. Wholly or, if that fails, not at all. For "
                    + "requests by Art. 17 of the GDPR.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = PersonForm.class),
            example = "{\"email\": \"reader@example.org\"}"))
    public ErasureView erase(@NotNull @Valid PersonForm form) {
        return people.erase(form.email(), caller.get());
    }
}
