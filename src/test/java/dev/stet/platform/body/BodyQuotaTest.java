package dev.stet.platform.body;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.stet.platform.problem.Problem;
import dev.stet.platform.problem.ProblemType;

class BodyQuotaTest {

    private static final long MEGABYTE = 1 << 20;

    private final BodyQuota quota = new BodyQuota(32 * MEGABYTE, MEGABYTE);
    private final List<BodyQuota.Share> open = new ArrayList<>();

    private BodyQuota.Share open(String client, boolean known) {
        BodyQuota.Share share = quota.open(client, known);
        open.add(share);
        return share;
    }

    private static void refuses(ProblemType type, Runnable step) {
        Problem refusal = assertThrows(Problem.class, step::run);
        assertEquals(type, refusal.type());
        assertEquals("5", refusal.headers().get("Retry-After"));
    }

    @Test
    void oneClientHasOnlySoMany() {
        for (int i = 0; i < BodyQuota.MAX_OF_A_CLIENT; i++) {
            open("203.0.113.1", false);
        }
        refuses(ProblemType.TOO_MANY_REQUESTS, () -> open("203.0.113.1", false));
        open("203.0.113.2", false);
        open.get(0).close();
        open("203.0.113.1", false);
    }

    @Test
    void manyClientsLeaveRoomForThoseWhoAreKnown() {
        for (int i = 0; i < BodyQuota.MAX_BODIES * 3 / 4; i++) {
            open("203.0.113." + i % 250, false);
        }
        refuses(ProblemType.UNAVAILABLE, () -> open("198.51.100.1", false));
        open("198.51.100.1", true);
        assertEquals(BodyQuota.MAX_BODIES * 3 / 4 + 1, quota.open());
    }

    @Test
    void oneClientHasOnlySoMuch() {
        open("203.0.113.1", false).grow(16 * MEGABYTE);
        BodyQuota.Share more = open("203.0.113.1", false);
        refuses(ProblemType.TOO_MANY_REQUESTS, () -> more.grow(1));
        open("203.0.113.2", false).grow(8 * MEGABYTE);
        BodyQuota.Share third = open("203.0.113.3", false);
        refuses(ProblemType.UNAVAILABLE, () -> third.grow(1));
        open("203.0.113.3", true).grow(8 * MEGABYTE);
    }

    @Test
    void whatIsGivenBackTwiceCountsOnce() {
        BodyQuota.Share share = open("203.0.113.1", false);
        share.grow(MEGABYTE);
        open("203.0.113.1", false);
        share.close();
        share.close();
        assertEquals(1, quota.open());
        open.get(1).close();
        assertEquals(0, quota.open());
    }
}
