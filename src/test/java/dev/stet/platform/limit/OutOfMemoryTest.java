package dev.stet.platform.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutOfMemoryTest {

    @Test
    void isFoundBehindWhatHidesIt() {
        assertTrue(OutOfMemory.isMeant(new OutOfMemoryError()));
        assertTrue(
                OutOfMemory.isMeant(new IllegalStateException(new SQLException("Ran out of memory", new OutOfMemoryError()))));
        assertFalse(OutOfMemory.isMeant(new IllegalStateException(new StackOverflowError())));
        assertFalse(OutOfMemory.isMeant(null));
    }

    @Test
    void doesNothingToAProcessThatIsNotTheProgram() {
        OutOfMemory.haltAt(new OutOfMemoryError());
    }

    @ParameterizedTest
    @ValueSource(strings = { "uncaught", "hidden" })
    void endsTheProcessAtOnceAndSaysWhy(String how) throws Exception {
        Process process = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-Xmx24m", "-cp",
                System.getProperty("java.class.path"), Glutton.class.getName(), how).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(OutOfMemory.EXIT_CODE, process.waitFor(), said);
        assertTrue(said.contains("stet: The heap is used up (OutOfMemoryError)"), said);
        assertFalse(said.contains("still there"), said);
    }

    /** Takes all the memory there is, on a thread of its own. */
    static final class Glutton {

        public static void main(String... how) throws InterruptedException {
            OutOfMemory.haltFromNowOn();
            Thread eater = new Thread(() -> {
                try {
                    eat();
                } catch (OutOfMemoryError e) {
                    if (how[0].equals("uncaught")) {
                        throw e;
                    }
                    OutOfMemory.haltAt(new IllegalStateException(e));
                }
            });
            eater.start();
            eater.join();
            System.out.println("still there");
        }

        private static void eat() {
            List<byte[]> eaten = new ArrayList<>();
            while (true) {
                eaten.add(new byte[1 << 20]);
            }
        }
    }
}
