package dev.stet.platform.body;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** This resource method reads its body as a stream and sets bounds of its own; the limit of all others does not hold. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface UnlimitedBody {
}
