package dev.stet.testsupport;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.stet.auth.signin.OpenIdIssuer;
import dev.stet.comment.posting.SpamCheck;
import io.quarkus.test.junit.QuarkusTestProfile;

/**
 * Stet as an operator sets it up, for all tests that need something else than the defaults: each profile costs a start of its
 * own.
 */
public class Configured implements QuarkusTestProfile {

    /** Signs of life that a test can wait for, and room for fewer than come. */
    private static final Map<String, String> FOLLOWING = Map.of("stet.sync.keep-alive", "1s", "stet.sync.followers", "120",
            "quarkus.datasource.jdbc.enable-metrics", "true", "quarkus.datasource.metrics.enabled", "true");
    private static final Map<String, String> SITE = Map.of(
            "stet.site.article-url", "https://www.example.org/{locale}/read?a={slug}&b=1",
            "stet.site.publisher", "The Example Press", "stet.site.logo", "/logo.png",
            "stet.site.title", "The *Example*", "stet.site.description", "Long <reads>\nfor tests.",
            "stet.sitemap.size", "5",
            "stet.security.contact", "security@example.org,https://example.org/holes",
            "stet.security.expires", "2030-01-01T00:00:00Z");
    /** As strict as it is for real, where other tests are let through. */
    private static final Map<String, String> POSTING = Map.of("stet.posting.min-age", "400ms", "stet.posting.max-age", "1m",
            "stet.posting.limit", "5", "stet.posting.edit-window", "1s", "stet.akismet.key", "akismet-key",
            "stet.akismet.blog", "https://blog.example", "stet.akismet.pause", "10ms", "stet.akismet.timeout", "500ms");

    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> all = new HashMap<>(Map.of("stet.cache.enabled", "true", "stet.webhook.allow-private", "false"));
        all.putAll(FOLLOWING);
        all.putAll(SITE);
        all.putAll(POSTING);
        all.put("stet.oidc.keys-max-age", "600ms");
        all.put("stet.akismet.url", SpamCheck.address());
        return all;
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(OpenIdIssuer.class));
    }
}
