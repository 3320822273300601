package dev.stet.platform.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import dev.stet.platform.problem.Problem;

/** So many, and no more, for each client by itself. */
class ClientLimitTest {

    @Test
    void refusesOneTooManyOfOneClientAlone() {
        ClientLimit limit = new ClientLimit("things", 2, Duration.ofHours(1));
        assertTrue(limit.count("one", "no").isEmpty());
        assertTrue(limit.count("one", "no").isEmpty());
        Problem refused = limit.count("one", "no").orElseThrow();
        assertTrue(limit.count("other", "no").isEmpty());

        assertEquals(429, refused.type().status());
        assertEquals("no", refused.detail());
        assertEquals("\"things\";q=2;w=3600", refused.headers().get("RateLimit-Policy"));
        assertEquals("\"things\";r=0;t=" + refused.headers().get("Retry-After"), refused.headers().get("RateLimit"));
    }
}
