package dev.stet.platform.idempotency;

import java.util.Optional;

import io.vertx.ext.web.RoutingContext;

/** A bean by which a room above says whose a request is: two owners may send the same key and mean different things. */
public interface RequestOwner {

    /** Empty where it knows of nobody; a request without an owner shares its keys with all others to the same path. */
    Optional<String> of(RoutingContext request);
}
