package dev.stet.platform.edge;

import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;

import org.jboss.resteasy.reactive.server.ServerResponseFilter;

import dev.stet.platform.parameter.DeclaredParameters;

/** Tells of every list that it can be asked for with {@link QueryMethod QUERY} (RFC 10008). */
class AcceptQueryHeader {

    static final String NAME = "Accept-Query";

    // before the answer becomes bytes: filters of higher priority run first on the way out
    @ServerResponseFilter(priority = 9_000)
    void offer(ResourceInfo resource, ContainerResponseContext response) {
        if (response.getStatus() == 200 && resource.getResourceMethod() != null
                && DeclaredParameters.areOfList(resource.getResourceMethod())) {
            response.getHeaders().putSingle(NAME, QueryMethod.FORM);
        }
    }
}
