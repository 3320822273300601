package dev.stet.platform.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import dev.stet.platform.problem.Problem;
import dev.stet.platform.problem.ProblemType;

class BulkheadTest {

    private final Bulkhead bulkhead = new Bulkhead(2, Duration.ofSeconds(10), "Full.");

    @Test
    void refusesAtOnceWhoFindsNoPlaceAndTellsWhenToComeAgain() {
        bulkhead.enter();
        bulkhead.enter();
        Problem refusal = assertThrows(Problem.class, bulkhead::enter);
        assertEquals(ProblemType.UNAVAILABLE, refusal.type());
        assertEquals("10", refusal.headers().get("Retry-After"));
        assertEquals("Full.", refusal.detail());
    }

    @Test
    void aPlaceIsGivenBackOnceHoweverOftenItIsClosed() {
        Bulkhead.Place place = bulkhead.enter();
        bulkhead.enter();
        place.close();
        place.close();
        assertEquals(1, bulkhead.free());
    }
}
