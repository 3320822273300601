package dev.stet.platform.http;

import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;

/** Something that only named origins may reach from a browser. */
@Path("/api/v1/editorial/test-edge")
class RestrictedEdgeResource {

    @PUT
    @Operation(hidden = true)
    public void put(String body) {
    }
}
