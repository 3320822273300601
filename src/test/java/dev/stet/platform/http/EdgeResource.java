package dev.stet.platform.http;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;

import com.fasterxml.jackson.databind.JsonNode;

import dev.stet.platform.body.BodyArrival.UnlimitedBody;
import dev.stet.platform.cache.Freshness;
import dev.stet.platform.cache.PublicRead;
import dev.stet.platform.conditional.EntityTags;
import dev.stet.platform.parameter.Parameters;

/** Resources without a subject, to which every kind of exchange can happen. */
@Path("/api/v1/test-edge")
class EdgeResource {

    record Line(@NotBlank @Size(max = 5) String heading) {
    }

    enum Mood {
        GOOD,
        BAD
    }

    record Form(@NotBlank String title, Integer count, Instant at, Mood mood, @Size(max = 3) List<@Valid Line> lines,
            Map<String, @Valid Line> named, JsonNode custom) {
    }

    record Query(@RestQuery String limit, @RestQuery String since, @RestQuery String sort, @RestQuery List<String> tag) {
        private static final Map<String, Integer> SORTS = new LinkedHashMap<>(Map.of("oldest", 1));

        String read() {
            Parameters parameters = new Parameters();
            int whole = parameters.whole("limit", limit, 1, 100, 20);
            Instant instant = parameters.instant("since", since);
            Integer order = parameters.oneOf("sort", sort, SORTS, 0);
            parameters.check();
            return "%d %s %d %s".formatted(whole, instant, order, tag);
        }
    }

    private final Freshness freshness;

    EdgeResource(Freshness freshness) {
        this.freshness = freshness;
    }

    @GET
    @PublicRead
    @Operation(hidden = true)
    public Map<String, String> read(@RestQuery String part) {
        return Map.of("text", "Grüße " + part);
    }

    @PUT
    @Operation(hidden = true)
    public Form put(@Valid Form form) {
        return form;
    }

    @POST
    @Operation(hidden = true)
    @Consumes("application/json")
    public Form post(@Valid Form form) {
        return form;
    }

    @PATCH
    @Operation(hidden = true)
    @Consumes("application/merge-patch+json")
    public JsonNode patch(JsonNode patch) {
        return patch;
    }

    @GET
    @Path("brief")
    @PublicRead
    @Operation(hidden = true)
    public Map<String, String> brief(@RestQuery String seconds) {
        if (seconds == null) {
            freshness.notStored();
        } else {
            freshness.endsIn(Duration.ofSeconds(Long.parseLong(seconds)));
        }
        return Map.of();
    }

    @GET
    @Path("bytes")
    @PublicRead
    @Produces("text/markdown")
    @Operation(hidden = true)
    public byte[] bytes() {
        return "# As it is".getBytes();
    }

    @GET
    @Path("query")
    @Produces("text/plain")
    @Operation(hidden = true)
    public String query(@BeanParam Query query) {
        return query.read();
    }

    @GET
    @Path("typed")
    @Produces("text/plain")
    @Operation(hidden = true)
    public int typed(@RestQuery int number, @RestQuery @Max(3) Integer small) {
        return number;
    }

    @GET
    @Path("things/{id}")
    @Operation(hidden = true)
    public UUID thing(UUID id) {
        return id;
    }

    @DELETE
    @Path("things/{id}")
    @Operation(hidden = true)
    public void delete(UUID id, @HeaderParam("If-Match") String ifMatch) {
        EntityTags.parse("If-Match", ifMatch);
    }

    @POST
    @Path("stream")
    @Consumes("application/octet-stream")
    @Produces("text/plain")
    @UnlimitedBody
    @Operation(hidden = true)
    public long stream(InputStream body) throws IOException {
        return body.transferTo(java.io.OutputStream.nullOutputStream());
    }

}
