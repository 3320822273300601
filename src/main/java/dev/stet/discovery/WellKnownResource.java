package dev.stet.discovery;

import java.net.URI;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

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
    @Operation(operationId = "readSecurityTxt", summary = "Whom to tell of a hole", description = "RFC 9116. Only where STET_SECURITY_CONTACT and STET_SECURITY_EXPIRES are configured.")
    @APIResponse(responseCode = "200", description = "The contacts.", content = @Content(mediaType = MediaType.TEXT_PLAIN, schema = @Schema(implementation = String.class)))
    @APIResponse(responseCode = "404", ref = "NotFound")
    public String securityTxt() {
        return securityTxt.text();
    }

    @GET
    @Path("api-catalog")
    @Produces(ApiCatalogView.TYPE + ";profile=\"" + ApiCatalogView.PROFILE + "\"")
    @Operation(operationId = "readApiCatalog", summary = "Where the API and its description are", description = "RFC 9727, as a set of links (RFC 9264).")
    @APIResponse(responseCode = "200", description = "The catalogue.", content = @Content(mediaType = ApiCatalogView.TYPE, schema = @Schema(implementation = ApiCatalogView.class)))
    public byte[] apiCatalog() {
        headers.set("Link", "</.well-known/api-catalog>; rel=\"api-catalog\"");
        return Json.bytes(ApiCatalogView.at(site.publicUrl().map(URI::toString).orElse("")));
    }
}
