package dev.stet.comment.posting;

import java.util.Map;

import io.quarkus.test.junit.QuarkusTestProfile;

/** As strict as it is for real, where other tests are let through. */
public class Guarded implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("stet.posting.min-age", "400ms", "stet.posting.max-age", "1m", "stet.posting.limit", "5",
                "stet.posting.edit-window", "2s", "stet.akismet.key", "akismet-key", "stet.akismet.blog",
                "https://blog.example",
                "stet.akismet.url", SpamCheck.address(), "stet.akismet.pause", "10ms", "stet.akismet.timeout", "500ms");
    }
}
