package dev.stet.platform.page;

import java.net.URI;
import java.util.StringJoiner;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;

import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Gives every page its {@code Link} header (RFC 8288): the first, previous and next page of the same list. */
class PageLinks {

    // before the entity becomes bytes: filters of higher priority run first on the way out
    @ServerResponseFilter(priority = 9_000)
    void link(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof Paged page) {
            StringJoiner links = new StringJoiner(", ");
            links.add(link(request.getUriInfo(), null, "first"));
            if (page.page().previous() != null) {
                links.add(link(request.getUriInfo(), page.page().previous(), "prev"));
            }
            if (page.page().next() != null) {
                links.add(link(request.getUriInfo(), page.page().next(), "next"));
            }
            response.getHeaders().putSingle("Link", links.toString());
        }
    }

    private static String link(UriInfo uri, String cursor, String relation) {
        UriBuilder target = uri.getRequestUriBuilder().replaceQueryParam("cursor", cursor == null ? new Object[0]
                : new Object[] { cursor });
        URI absolute = target.build();
        String query = absolute.getRawQuery() == null ? "" : "?" + absolute.getRawQuery();
        return "<" + absolute.getRawPath() + query + ">; rel=\"" + relation + "\"";
    }
}
