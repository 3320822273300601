package dev.stet.article.memento;

import java.time.Instant;
import java.util.List;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

import dev.stet.article.edition.LocaleLookup;
import dev.stet.article.reading.MementoLinks;
import dev.stet.article.reading.MementoLinks.MementoView;
import dev.stet.platform.cache.Freshness;
import dev.stet.platform.cache.PublicRead;
import dev.stet.platform.page.Page;
import dev.stet.platform.parameter.Parameters;

/** Travels in time as RFC 7089 (Memento) has it: from an article and a date to what it was then. */
@Path("/api/v1/articles/{slug}")
@PublicRead
@Tag(name = "Articles")
class MementoResource {

    private final MementoQuery mementoQuery;
    private final LocaleLookup locales;
    private final Freshness freshness;

    MementoResource(MementoQuery mementoQuery, LocaleLookup locales, Freshness freshness) {
        this.mementoQuery = mementoQuery;
        this.locales = locales;
        this.freshness = freshness;
    }

    @GET
    @Path("timegate")
    @Operation(operationId = "readTimeGate", summary = "To what an article was at a date",
            description = "RFC 7089 TimeGate: leads to the state at the date in `Accept-Datetime`, or the first "
                    + "one if there was none yet.")
    @APIResponse(responseCode = "302", description = "To the article as it was.", headers = {
            @Header(name = "Location", ref = "Location"),
            @Header(name = "Cache-Control", description = "`no-store`: the next may lead elsewhere.",
                    schema = @Schema(type = SchemaType.STRING)) })
    public RestResponse<Void> timegate(String slug, @BeanParam TimeGateParams query) {
        String locale = query.parse(locales);
        MementoLinks links = mementoQuery.links(slug, locale);
        Instant since = mementoQuery.nearest(slug, locale, query.acceptDatetime);
        return ResponseBuilder.<Void> create(302).header(HttpHeaders.LOCATION, links.memento(since))
                .header(HttpHeaders.VARY, "accept-datetime").header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.LINK, links.ofTimegate(since)).build();
    }

    @GET
    @Path("timemap")
    @Produces({ MementoLinks.LINK_FORMAT, MediaType.APPLICATION_JSON })
    @Operation(operationId = "readTimeMap", summary = "All states of an article",
            description = "RFC 7089 TimeMap: the oldest first, as links, or as JSON for who accepts only that.")
    @APIResponse(responseCode = "200", description = "A page of the states.",
            headers = @Header(name = "Cache-Control", description = "`no-store`: time alone adds states.",
                    schema = @Schema(type = SchemaType.STRING)),
            content = {
                    @Content(mediaType = MementoLinks.LINK_FORMAT, schema = @Schema(type = SchemaType.STRING)),
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = MementoPage.class)) })
    public RestResponse<Object> timemap(String slug, @BeanParam TimeMapParams query, @Context HttpHeaders headers) {
        freshness.notStored();
        TimeMapParams.Wanted wanted = query.parse(locales);
        Page<MementoView> page = mementoQuery.page(slug, wanted);
        return isForJson(headers) ? answer(page, MediaType.APPLICATION_JSON)
                : answer(mementoQuery.links(slug, wanted.locale()).timemap(page), MementoLinks.LINK_FORMAT);
    }

    private static RestResponse<Object> answer(Object entity, String type) {
        return ResponseBuilder.ok(entity).header(HttpHeaders.CONTENT_TYPE, type).header(HttpHeaders.VARY, "Accept").build();
    }

    private static boolean isForJson(HttpHeaders headers) {
        MediaType links = MediaType.valueOf(MementoLinks.LINK_FORMAT);
        return headers.getAcceptableMediaTypes().stream()
                .filter(type -> type.isCompatible(links) || type.isCompatible(MediaType.APPLICATION_JSON_TYPE))
                .findFirst().filter(type -> !type.isCompatible(links)).isPresent();
    }

    /** A page of states as the OpenAPI document shows it. */
    @Schema(name = "MementoPage", description = "A page of an article's states, the oldest first.",
            requiredProperties = { "items", "page" })
    record MementoPage(List<MementoView> items, Page.Place page) {
    }

    /** Which state of an article is wanted, as RFC 7089 asks for it. */
    static class TimeGateParams {

        @QueryParam("locale")
        @Parameter(description = "Which translation; the site's default locale if absent.", example = "zh-Hans")
        String locale;

        @HeaderParam("Accept-Datetime")
        @Parameter(description = "An HTTP date; the state now if absent.", example = "Tue, 28 Jan 2025 08:00:00 GMT")
        String acceptDatetime;

        /** @throws dev.stet.platform.problem.Problem {@code invalid-parameter} */
        String parse(LocaleLookup locales) {
            Parameters parameters = new Parameters();
            String canonical = locales.published(parameters, locale);
            parameters.check();
            return canonical;
        }
    }

    /** Which part of an article's TimeMap is wanted. */
    static class TimeMapParams {

        @QueryParam("locale")
        @Parameter(description = "Which translation; the site's default locale if absent.", example = "zh-Hans")
        String locale;

        @QueryParam("limit")
        @Parameter(description = "Mementos on a page, 1 to 100.", schema = @Schema(defaultValue = "100"))
        String limit;

        @QueryParam("cursor")
        @Parameter(description = "As the link to the next page has it.")
        String cursor;

        record Wanted(String locale, int limit, String cursor) {
        }

        /** @throws dev.stet.platform.problem.Problem {@code invalid-parameter} with every fault */
        Wanted parse(LocaleLookup locales) {
            Parameters parameters = new Parameters();
            Wanted wanted = new Wanted(locales.published(parameters, locale),
                    parameters.whole("limit", limit, 1, 100, 100), cursor);
            parameters.check();
            return wanted;
        }
    }
}
