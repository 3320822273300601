package dev.stet.platform.conditional;

import java.util.Set;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;

import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Puts the tags of {@link EntityTagged} answers into the header. Not for PUT: what is stored is not what was sent (RFC 9110
 * §9.3.4).
 */
class ETagHeader {

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PATCH");

    @ServerResponseFilter
    void tag(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof EntityTagged tagged && METHODS.contains(request.getMethod())) {
            response.getHeaders().putSingle("ETag", tagged.etag());
        }
    }
}
