package dev.stet.auth.signin;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;

import dev.stet.auth.account.Caller;
import dev.stet.auth.account.RoleName;

/** A resource as forgetful as can be, on both sides of the gates: only its path stands between it and the public. */
abstract class GateResource {

    private final CurrentCaller caller;

    GateResource(CurrentCaller caller) {
        this.caller = caller;
    }

    @GET
    @Operation(hidden = true)
    public String read() {
        return "in: " + caller.find().map(Caller::name).orElse("nobody");
    }

    @PUT
    @Operation(hidden = true)
    public String write(String body) {
        return "in: " + caller.get().name();
    }

    @GET
    @Path("{rest:.+}")
    @Operation(hidden = true)
    public String deeper() {
        return read();
    }

    @DELETE
    @RolesAllowed(RoleName.EDITOR)
    @Operation(hidden = true)
    public String narrowed() {
        return read();
    }

    @Path("/api/v1/gate")
    static class Open extends GateResource {
        Open(CurrentCaller caller) {
            super(caller);
        }
    }

    @Path("/api/v1/editorial/gate")
    static class Editorial extends GateResource {
        Editorial(CurrentCaller caller) {
            super(caller);
        }
    }

    @Path("/api/v1/integration/gate")
    static class Integration extends GateResource {
        Integration(CurrentCaller caller) {
            super(caller);
        }
    }

    @Path("/api/v1/integration/keys/gate")
    static class Keys extends GateResource {
        Keys(CurrentCaller caller) {
            super(caller);
        }
    }
}
