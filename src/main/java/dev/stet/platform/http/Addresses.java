package dev.stet.platform.http;

import java.net.URI;
import java.net.URISyntaxException;

/** Whether what stands in the request line is an address at all. */
public final class Addresses {

    private Addresses() {
    }

    /**
     * Quarkus answers broken addresses bare, before any route. It lets them pass with this property, and {@link HeaderLimits}
     * refuses them with a problem instead. To be called before Quarkus starts.
     */
    public static void judgeOurselves() {
        System.setProperty("vertx.disableURIValidation", "true");
    }

    static boolean isValid(String uri) {
        try {
            new URI(uri);
            return !uri.contains("%00"); // PostgreSQL has no text with NUL in it
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
