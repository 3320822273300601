package dev.stet.platform.failure;

import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.stet.platform.json.Instants;

/** What a Java type is in JSON, in words. */
final class JsonTypeName {

    private static final List<Map.Entry<Class<?>, String>> KINDS = List.of(
            Map.entry(CharSequence.class, "a string"),
            Map.entry(Boolean.class, "true or false"),
            Map.entry(boolean.class, "true or false"),
            Map.entry(Double.class, "a number"),
            Map.entry(Float.class, "a number"),
            Map.entry(double.class, "a number"),
            Map.entry(float.class, "a number"),
            Map.entry(java.math.BigDecimal.class, "a number"),
            Map.entry(Number.class, "a whole number"),
            Map.entry(Instant.class, Instants.FORM),
            Map.entry(OffsetDateTime.class, Instants.FORM),
            Map.entry(UUID.class, "a UUID"),
            Map.entry(URI.class, "a URI"),
            Map.entry(Collection.class, "an array"));

    private JsonTypeName() {
    }

    static String of(Class<?> type) {
        if (type.isArray()) {
            return "an array";
        }
        return KINDS.stream().filter(kind -> kind.getKey().isAssignableFrom(type)).map(Map.Entry::getValue).findFirst()
                .orElse(type.isPrimitive() ? "a whole number" : "an object");
    }
}
