package dev.stet.platform.http;

import jakarta.inject.Singleton;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;

import io.smallrye.health.api.HealthContentFilter;

/**
 * What anybody may know of how well this is: which check, and up or down. What a check found wrong, which may be addresses,
 * paths and words of drivers, is for the log.
 */
@Singleton
class HealthAnswer implements HealthContentFilter {

    @Override
    public JsonObject filter(JsonObject found) {
        JsonArrayBuilder checks = Json.createArrayBuilder();
        found.getJsonArray("checks").forEach(check -> checks.add(told(check.asJsonObject(), "name", "status")));
        return told(found, "status").add("checks", checks).build();
    }

    private static JsonObjectBuilder told(JsonObject found, String... members) {
        JsonObjectBuilder told = Json.createObjectBuilder();
        for (String member : members) {
            told.add(member, found.getOrDefault(member, JsonValue.NULL));
        }
        return told;
    }
}
