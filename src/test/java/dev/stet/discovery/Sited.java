package dev.stet.discovery;

import java.util.Map;

import io.quarkus.test.junit.QuarkusTestProfile;

/** A site that said where its pages are and whom to tell of a hole, with small sitemaps. */
public class Sited implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("stet.site.article-url", "https://www.example.org/{locale}/read?a={slug}&b=1",
                "stet.site.title", "The *Example*", "stet.site.description", "Long <reads>\nfor tests.",
                "stet.sitemap.size", "5",
                "stet.security.contact", "security@example.org,https://example.org/holes",
                "stet.security.expires", "2030-01-01T00:00:00Z");
    }
}
