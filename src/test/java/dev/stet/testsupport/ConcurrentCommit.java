package dev.stet.testsupport;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;

/** Two at once, in an order that no luck decides: one changes something and commits while the other waits for its row. */
public final class ConcurrentCommit {

    /** Of the locks themselves: the list of backends stays in a transaction as it was when that first looked. */
    private static final String WAITERS = """
            SELECT count(*) FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY (pg_blocking_pids(pid))""";

    private ConcurrentCommit() {
    }

    /**
     * @param change in a transaction that is not committed before the request is seen to wait for it; has to take less than the
     *        {@code lock_timeout}
     * @return what the request returns after that
     */
    public static <T> T committed(Runnable change, Callable<T> request) {
        return QuarkusTransaction.requiringNew().call(() -> {
            change.run();
            Panache.getEntityManager().flush();
            CompletableFuture<T> answer = started(request);
            awaitWaiting(answer);
            return answer;
        }).join();
    }

    private static <T> CompletableFuture<T> started(Callable<T> request) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        new Thread(() -> {
            try {
                answer.complete(request.call());
            } catch (Throwable failure) {
                answer.completeExceptionally(new CompletionException(failure));
            }
        }, "meanwhile").start();
        return answer;
    }

    private static void awaitWaiting(CompletableFuture<?> answer) {
        long end = System.nanoTime() + 2_500_000_000L;
        while ((Long) Panache.getSession().createNativeQuery(WAITERS, Long.class).getSingleResult() == 0) {
            assertTrue(!answer.isDone() && System.nanoTime() < end, "the request waits for no row that was taken");
            try {
                Thread.sleep(10);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
