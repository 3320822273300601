package dev.stet.auth.administration;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Nodes that do the same thing at the same moment. */
class Simultaneously {

    private Simultaneously() {
    }

    static void run(int times, Runnable what) throws Exception {
        ExecutorService nodes = Executors.newFixedThreadPool(times);
        CountDownLatch ready = new CountDownLatch(times);
        try {
            List<Future<?>> starts = IntStream.range(0, times).<Future<?>> mapToObj(node -> nodes.submit(() -> {
                ready.countDown();
                ready.await();
                what.run();
                return null;
            })).toList();
            for (Future<?> start : starts) {
                start.get();
            }
        } finally {
            nodes.shutdownNow();
        }
    }
}
