package dev.stet.platform.cache;

import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.container.ContainerResponseContext;

import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Headers that whoever makes a public answer adds to it, beyond those that every one has. */
@RequestScoped
public class ExtraHeaders {

    private final Map<String, String> headers = new LinkedHashMap<>();

    public void set(String name, String value) {
        headers.put(name, value);
    }

    /** Writes them on answers that succeed. */
    static class Writer {

        private final ExtraHeaders extra;

        Writer(ExtraHeaders extra) {
            this.extra = extra;
        }

        @ServerResponseFilter(priority = 6_000) // before ConditionalGet, which keeps them with the bytes
        @PublicRead
        void write(ContainerResponseContext response) {
            if (response.getStatus() < 400) {
                extra.headers().forEach(response.getHeaders()::putSingle);
            }
        }
    }

    Map<String, String> headers() {
        return headers;
    }
}
