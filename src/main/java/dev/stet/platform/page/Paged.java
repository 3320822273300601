package dev.stet.platform.page;

import java.util.StringJoiner;

import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;

import org.jboss.resteasy.reactive.server.ServerResponseFilter;

import dev.stet.platform.edge.QueryMethod;
import dev.stet.platform.http.HttpSettings;
import dev.stet.platform.http.Locations;
import io.vertx.core.http.HttpServerRequest;

/** An answer that is part of a list. */
public interface Paged {

    Page.Place page();

    /**
     * Gives every page its {@code Link} header (RFC 8288): the first, previous and next page of the same list. Where a QUERY
     * asked
     * for more than an address holds there is none, and the cursors in the page lead on.
     */
    class PageLinks {

        private final Instance<HttpSettings> settings; // filters are made at build time, when nothing is configured yet

        PageLinks(Instance<HttpSettings> settings) {
            this.settings = settings;
        }

        // before the entity becomes bytes: filters of higher priority run first on the way out
        @ServerResponseFilter(priority = 9_000)
        void link(ContainerRequestContext request, ContainerResponseContext response, HttpServerRequest sent) {
            if (response.getEntity() instanceof Paged page) {
                StringJoiner links = new StringJoiner(", ");
                links.setEmptyValue("");
                add(request, sent, null, "first", links);
                if (page.page().previous() != null) {
                    add(request, sent, page.page().previous(), "prev", links);
                }
                if (page.page().next() != null) {
                    add(request, sent, page.page().next(), "next", links);
                }
                if (links.length() > 0) {
                    response.getHeaders().putSingle("Link", links.toString());
                }
                String asked = Locations.relative(QueryMethod.address(request, sent).build());
                if (QueryMethod.isAsked(request) && isReadable(asked)) {
                    response.getHeaders().putSingle(HttpHeaders.CONTENT_LOCATION, asked);
                }
            }
        }

        private void add(ContainerRequestContext request, HttpServerRequest sent, String cursor, String relation,
                StringJoiner links) {
            String address = Locations.relative(QueryMethod.address(request, sent)
                    .replaceQueryParam("cursor", cursor == null ? new Object[0] : new Object[] { cursor }).build());
            if (isReadable(address)) {
                links.add("<" + address + ">; rel=\"" + relation + "\"");
            }
        }

        private boolean isReadable(String address) {
            return address.length() <= settings.get().maxUri().asLongValue();
        }
    }
}
