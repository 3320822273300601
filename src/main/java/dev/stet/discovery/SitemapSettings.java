package dev.stet.discovery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "stet.sitemap")
interface SitemapSettings {

    /** Addresses in one file, which is made in memory; the protocol allows 50,000. With more in all, there is an index. */
    @WithDefault("10000")
    int size();
}
