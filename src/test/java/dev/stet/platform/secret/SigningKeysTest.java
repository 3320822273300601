package dev.stet.platform.secret;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import javax.sql.DataSource;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class SigningKeysTest {

    @Inject
    DataSource database;

    @Test
    void nodesShareAKey() {
        String name = UUID.randomUUID().toString();
        assertArrayEquals(node().key(name), node().key(name));
    }

    @Test
    void nodesThatStartAtOnceAgree() throws Exception {
        String name = UUID.randomUUID().toString();
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService nodes = Executors.newFixedThreadPool(8);
        try {
            Callable<String> boot = () -> {
                start.await();
                return Arrays.toString(node().key(name));
            };
            List<Future<String>> keys = Stream.generate(() -> nodes.submit(boot)).limit(8).toList();
            start.countDown();
            Set<String> different = new HashSet<>();
            for (Future<String> key : keys) {
                different.add(key.get());
            }
            assertEquals(1, different.size());
        } finally {
            nodes.shutdownNow();
        }
    }

    @Test
    void purposesHaveKeysOfTheirOwn() {
        String purpose = UUID.randomUUID().toString();
        String sealed = node().seal(purpose).seal(new byte[] { 1, 2, 3 });
        assertTrue(node().seal(purpose).open(sealed).isPresent());
        assertFalse(node().seal(purpose + "2").open(sealed).isPresent());
    }

    @Test
    void outlivesARollbackOfWhoeverAskedFirst() {
        String name = UUID.randomUUID().toString();
        SigningKeys node = node();
        assertThrows(IllegalStateException.class, () -> QuarkusTransaction.requiringNew().run(() -> {
            node.key(name);
            throw new IllegalStateException("rolled back");
        }));
        assertArrayEquals(node.key(name), node().key(name));
    }

    @Test
    void givesNobodyItsOwnCopy() {
        String name = UUID.randomUUID().toString();
        SigningKeys node = node();
        Arrays.fill(node.key(name), (byte) 0);
        assertFalse(Arrays.equals(new byte[32], node.key(name)));
    }

    /** As if just started: it knows no key yet. */
    private SigningKeys node() {
        return new SigningKeys(database);
    }
}
