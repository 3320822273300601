package dev.stet.platform.edge;

import jakarta.inject.Singleton;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;

/**
 * One request at a time on each connection, so that what is not read is bounded by connections: HTTP/1.1 only. Proxies speak
 * HTTP/2 with browsers, and this with us.
 */
@Singleton
class ConnectionOptions implements HttpServerOptionsCustomizer {

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        customize(options);
    }

    @Override
    public void customizeHttpsServer(HttpServerOptions options) {
        customize(options);
    }

    private static void customize(HttpServerOptions options) {
        options.setHttp2ClearTextEnabled(false).setUseAlpn(false);
    }
}
