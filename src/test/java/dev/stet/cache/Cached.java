package dev.stet.cache;

import java.util.Map;

import io.quarkus.test.junit.QuarkusTestProfile;

/** As it is for real: with the response cache, which other tests go without. */
public class Cached implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("stet.cache.enabled", "true");
    }
}
