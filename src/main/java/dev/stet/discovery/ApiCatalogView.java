package dev.stet.discovery;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where to find this API, its description and its state: a set of links as RFC 9264 writes it. */
@Schema(name = "ApiCatalog", description = "The APIs of this server (RFC 9727), as a set of links (RFC 9264).", requiredProperties = "linkset")
record ApiCatalogView(List<Context> linkset) {

    /** With the profile that tells catalogues from other sets of links. */
    static final String TYPE = "application/linkset+json";
    static final String PROFILE = "https://www.rfc-editor.org/info/rfc9727";

    @Schema(name = "ApiCatalogEntry", requiredProperties = { "anchor", "service-desc", "service-doc", "status" })
    record Context(@Schema(examples = "/api/v1", description = "Where the API is.") String anchor,
            @Schema(description = "Its OpenAPI document.") @JsonProperty("service-desc") List<Target> description,
            @Schema(description = "What people read about it.") @JsonProperty("service-doc") List<Target> documentation,
            @Schema(description = "Whether it works.") List<Target> status) {
    }

    @Schema(name = "ApiCatalogTarget", requiredProperties = { "href", "type" })
    record Target(@Schema(examples = "/openapi") String href, @Schema(examples = "application/yaml") String type) {
    }

    /** @param base where the server is reached from outside, or empty */
    static ApiCatalogView at(String base) {
        return new ApiCatalogView(List.of(new Context(base + "/api/v1",
                List.of(new Target(base + "/openapi", "application/yaml")),
                List.of(new Target(base + "/swagger-ui", "text/html")),
                List.of(new Target(base + "/q/health", "application/json")))));
    }
}
