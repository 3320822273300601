package dev.stet.platform.failure;

import java.util.Optional;

import io.vertx.ext.web.RoutingContext;

/** A bean that knows more of why a gate stayed shut than that it did. */
public interface DenialReason {

    /** What to tell who was recognised and may not; empty where it knows of nothing. */
    Optional<String> of(RoutingContext request);
}
