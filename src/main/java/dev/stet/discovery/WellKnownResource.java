package dev.stet.discovery;

import java.net.URI;
import java.util.List;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

import com.fasterxml.jackson.annotation.JsonProperty;

import dev.stet.article.content.SiteSettings;
import dev.stet.platform.cache.ExtraHeaders;
import dev.stet.platform.cache.PublicRead;
import dev.stet.platform.json.Json;

/** What RFC 8615 has a place for. */
@Path("/.well-known")
@PublicRead
class WellKnownResource {

    private final SecurityTxt securityTxt;
    private final SiteSettings site;
    private final ExtraHeaders headers;

    WellKnownResource(SecurityTxt securityTxt, SiteSettings site, ExtraHeaders headers) {
        this.securityTxt = securityTxt;
        this.site = site;
        this.headers = headers;
    }

    @GET
    @Path("security.txt")
    @Produces(MediaType.TEXT_PLAIN + ";charset=UTF-8")
    @Operation(operationId = "readSecurityTxt", summary = "Whom to tell of a hole",
            description = "RFC 9116. Only where STET_SECURITY_CONTACT and STET_SECURITY_EXPIRES are configured.")
    @APIResponse(responseCode = "200", description = "The contacts.",
            content = @Content(mediaType = MediaType.TEXT_PLAIN, schema = @Schema(implementation = String.class)))
    @APIResponse(responseCode = "404", ref = "NotFound")
    public String securityTxt() {
        return securityTxt.text();
    }

    @GET
    @Path("api-catalog")
    @Produces(ApiCatalogView.TYPE + ";profile=\"" + ApiCatalogView.PROFILE + "\"")
    @Operation(operationId = "readApiCatalog", summary = "Where the API and its description are",
            description = "RFC 9727, as a set of links (RFC 9264).")
    @APIResponse(responseCode = "200", description = "The catalogue.",
            content = @Content(mediaType = ApiCatalogView.TYPE, schema = @Schema(implementation = ApiCatalogView.class)))
    public byte[] apiCatalog() {
        headers.set("Link", "</.well-known/api-catalog>; rel=\"api-catalog\"");
        return Json.bytes(ApiCatalogView.at(site.publicUrl().map(URI::toString).orElse("")));
    }

    /** Where to find this API, its description and its state: a set of links as RFC 9264 writes it. */
    @Schema(name = "ApiCatalog", description = "The APIs of this server (RFC 9727), as a set of links (RFC 9264).",
            requiredProperties = "linkset")
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
}
