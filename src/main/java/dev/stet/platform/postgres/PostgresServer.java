package dev.stet.platform.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.stet.platform.StartupFailure;
import dev.stet.platform.postgres.Subprocess.Outcome;

/** The postmaster of one data folder, started and stopped through {@code pg_ctl}, which gives it a session of its own. */
final class PostgresServer {

    /** Crash recovery after {@code kill -9} of a busy server is the slow case. */
    private static final int PATIENCE_SECONDS = 600;
    /** Between looking for a free port and taking it, another program may take it. */
    private static final int ATTEMPTS = 3;
    private static final int PORTS_TO_TRY = 100;

    private final StetHome home;
    private final Subprocess control;
    private final Backends backends;
    private final ServerLog log;
    private List<String> options;
    private volatile ProcessHandle process;
    /** Some systems hide the processes of others; what was never seen cannot be missed. */
    private volatile boolean visible;

    PostgresServer(StetHome home, PostgresBinaries binaries, Subprocess account) {
        this.home = home;
        this.control = account.with(binaries.program("pg_ctl"), "--pgdata", home.data(), "--wait");
        this.backends = Backends.of(home);
        this.log = new ServerLog(home);
    }

    /** Starts on {@code preferredPort} or the next free one, with {@code settings} as {@code postgresql.conf} has them. */
    int start(int preferredPort, List<String> settings) {
        for (int attempt = 1;; attempt++) {
            int port = freePort(preferredPort);
            options = new ArrayList<>(settings);
            options.addAll(List.of("port=" + port, "cluster_name=" + backends.cluster()));
            try {
                startAgain();
                visible = process != null;
                return port;
            } catch (StartupFailure failure) {
                if (attempt == ATTEMPTS) {
                    throw failure;
                }
            }
        }
    }

    /** As it was started before, on the same port; what is left of that ends first. */
    void startAgain() {
        endRemains();
        Outcome outcome = tryStart();
        if (outcome.failed()) {
            throw new StartupFailure("PostgreSQL does not start on %s; its messages are in %s. It says:%n%s",
                    home.data(), home.log(), log.lastWords(outcome.output()));
        }
        process = runningPid().flatMap(ProcessHandle::of).orElse(null);
    }

    /** Whether its main process is gone, for sure: what cannot be looked at, for want of files say, has not died. */
    boolean isDead() {
        return visible && !isSeen(process) && isSeen(ProcessHandle.current());
    }

    /** A process that has ended, but whose end nobody has asked for, has no words any more. */
    private static boolean isSeen(ProcessHandle process) {
        return process != null && process.isAlive() && process.info().arguments().isPresent();
    }

    /** Ends sessions and writes everything down. */
    void stop() {
        Outcome outcome = control.with("stop", "--mode", "fast", "--timeout", PATIENCE_SECONDS).run();
        if (outcome.failed() && runningPid().isPresent()) {
            System.err.println("PostgreSQL was not stopped: " + outcome.output());
        }
    }

    /** What the server says before its log is open goes to a file of its own, which tells of the last start only. */
    private Outcome tryStart() {
        delete(log.firstWords());
        return control.with("start", "--silent", "--timeout", PATIENCE_SECONDS, "--options",
                "-c " + String.join(" -c ", options), "--log", log.firstWords()).run();
    }

    /** What a killed Stet or server left running ends here; a pid file whose process is gone, or is another program, goes. */
    private void endRemains() {
        if (runningPid().isPresent()) {
            stop();
        } else {
            backends.end();
            delete(pidFile());
        }
    }

    /** Of the postmaster that serves this folder: of all that a process tells of itself, its words are never secret. */
    Optional<Long> runningPid() {
        return recordedPid().filter(pid -> ProcessHandle.of(pid).flatMap(process -> process.info().arguments()).stream()
                .anyMatch(words -> List.of(words).contains(home.data().toString())));
    }

    private Optional<Long> recordedPid() {
        try (Stream<String> lines = Files.lines(pidFile())) {
            return lines.findFirst().map(String::strip).filter(line -> line.matches("\\d{1,18}")).map(Long::valueOf);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new StartupFailure("The file %s cannot be deleted (%s).", file, e);
        }
    }

    private Path pidFile() {
        return home.data().resolve("postmaster.pid");
    }

    /** Of 127.0.0.1, where it listens: {@code preferred}, or the next one that nobody has. */
    private static int freePort(int preferred) {
        return IntStream.range(preferred, Math.min(preferred + PORTS_TO_TRY, 65536)).filter(PostgresServer::isFree).findFirst()
                .orElseThrow(() -> new StartupFailure("The ports %d to %d of 127.0.0.1 are all taken. "
                        + "Set STET_POSTGRES_PORT to a free one.", preferred, preferred + PORTS_TO_TRY - 1));
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] { 127, 0, 0, 1 }), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
