package dev.stet.platform.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.stet.testsupport.EveryLog;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;

/** Each row alone: a bad one is told once, counted, tried again later, and holds up no other. */
@QuarkusTest
class RowProcessorTest {

    private static final int BAD = 60;
    private static final String SECRET = "whispered@example.org";

    private final RowProcessor rows;
    private final MeterRegistry metrics;
    private final String task = "task-" + UUID.randomUUID();
    private final Set<Integer> left = new TreeSet<>(IntStream.rangeClosed(1, 200).boxed().toList());
    private final List<Integer> tries = new ArrayList<>();

    RowProcessorTest(RowProcessor rows, MeterRegistry metrics) {
        this.rows = rows;
        this.metrics = metrics;
    }

    @Test
    void aBadRowHoldsUpNoOtherAndIsToldOnceWithoutWhatItSays() {
        try (EveryLog log = new EveryLog()) {
            assertEquals(199, process(RowProcessorTest::refuse));
            assertEquals(Set.of(BAD), left);
            List<String> told = log.lines().filter(line -> line.contains(task)).toList();
            assertEquals(1, told.size(), told.toString());
            assertTrue(told.get(0).contains("row " + BAD + " ") && told.get(0).contains("IllegalStateException"), told.get(0));
            log.tellsNothingOf(SECRET);
        }
        assertEquals(1, metrics.get("stet.batch.failures").tag("task", task).counter().count());
        assertEquals(1, metrics.get("stet.batch.failing").tag("task", task).gauge().value());
    }

    @Test
    void aBadRowIsLeftAloneForAWhileAndDoneOnceItIsMended() throws InterruptedException {
        process(RowProcessorTest::refuse);
        tries.clear();

        left.add(1_000); // what comes later is not kept waiting
        process(RowProcessorTest::refuse);
        assertEquals(Set.of(BAD), left);
        assertEquals(List.of(1_000), tries, "it was not tried again at once");
        for (int tenth = 0; tenth < 100 && !left.isEmpty(); tenth++) {
            process(row -> {
            });
            Thread.sleep(100);
        }
        assertEquals(Set.of(), left);
        assertEquals(0, metrics.get("stet.batch.failing").tag("task", task).gauge().value());
    }

    @Test
    void whatSomebodyElseMendedIsBadNoMore() {
        process(RowProcessorTest::refuse);

        left.clear();
        process(RowProcessorTest::refuse);
        assertEquals(0, metrics.get("stet.batch.failing").tag("task", task).gauge().value());
    }

    @Test
    void whereMostRowsAreBadNotEachIsNamed() {
        try (EveryLog log = new EveryLog()) {
            process(row -> refuse(BAD));
            assertEquals(21, log.lines().filter(line -> line.contains(task)).count());
        }
        assertEquals(200, metrics.get("stet.batch.failing").tag("task", task).gauge().value());
    }

    @Test
    void aRowThatIsLockedIsNotBad() {
        rows.processSingly(task, 0, this::after, keys -> done(keys, row -> failIfBad(row, "55P03")));

        assertEquals(Set.of(BAD), left);
        assertEquals(0, metrics.get("stet.batch.failures").tag("task", task).counter().count());
        process(row -> {
        });
        assertEquals(Set.of(), left);
    }

    @Test
    void noRowIsBlamedForADatabaseThatIsOutOfReach() {
        assertThrows(RuntimeException.class, () -> process(row -> failIfBad(row, "57P01")));

        assertEquals(0, metrics.get("stet.batch.failures").tag("task", task).counter().count());
    }

    private int process(IntConsumer step) {
        return rows.process(task, 0, this::after, keys -> done(keys, step));
    }

    private List<Integer> after(Integer last, int limit) {
        return left.stream().filter(row -> row > last).limit(limit).toList();
    }

    /** Takes nothing out before all went well, as a transaction does. */
    private int done(List<Integer> keys, IntConsumer step) {
        tries.addAll(keys);
        keys.forEach(step::accept);
        keys.forEach(left::remove);
        return keys.size();
    }

    private static void refuse(int row) {
        if (row == BAD) {
            throw new IllegalStateException(SECRET + " is no address");
        }
    }

    private static void failIfBad(int row, String state) {
        if (row == BAD) {
            throw new IllegalStateException(new SQLException(SECRET, state));
        }
    }
}
