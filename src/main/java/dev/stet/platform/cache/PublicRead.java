package dev.stet.platform.cache;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.ws.rs.NameBinding;

/**
 * GET and HEAD here answer with a strong {@code ETag} and {@code Cache-Control}, and 304 to who has the bytes already; see
 * {@link Freshness} for less than the usual time.
 */
@NameBinding
@Target({ ElementType.TYPE, ElementType.METHOD })
@Retention(RetentionPolicy.RUNTIME)
public @interface PublicRead {
}
