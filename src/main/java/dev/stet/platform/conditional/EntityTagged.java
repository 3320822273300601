package dev.stet.platform.conditional;

import java.util.Set;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;

import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** An answer that names the state it shows; GET, POST and PATCH repeat the name as their {@code ETag}. */
public interface EntityTagged {

    /** As it stands in a header, with its quotes. */
    String etag();

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
}
